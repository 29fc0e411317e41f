// What is in force, for the system administrator.
import { address_of, request } from './client'
import type { Configuration } from './types'

export const get_configuration = async () => (await request<Configuration>('/configuration')).data
/** Where the picture of the workflow is. */
export const workflow_picture = address_of('/configuration/workflow.svg', {})
