// Deliveries: notices that leave by e-mail and webhook, for the system administrator.
import { request } from './client'
import type { Delivery, DeliveryList, DeliveryState } from './types'

export const list_deliveries = async (state: DeliveryState) =>
  (await request<DeliveryList>('/deliveries', { query: { state } })).data
export const retry_delivery = async (id: number) =>
  (await request<Delivery>(`/deliveries/${id}/retry`, { method: 'POST' })).data
