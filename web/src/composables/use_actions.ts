// Doing an action from a list or a page: at once where nothing is asked, else through the dialog.
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionName } from '@/api/types'
import { action_fields, no_input, perform, type ActionTarget } from '@/format/actions'
import { notice } from '@/state/notices'

export function use_actions(after: () => unknown) {
  const { t } = useI18n()
  const asked = shallowRef<{ name: ActionName; target: ActionTarget } | null>(null)
  const error = shallowRef<unknown>(null)
  const busy = ref('')

  function done(name: ActionName) {
    asked.value = null
    error.value = null
    notice(t(`action.done.${name}`))
    return after()
  }
  async function act(name: ActionName, target: ActionTarget) {
    if (action_fields[name].length) {
      asked.value = { name, target }
      return
    }
    const key = `${target.task}.${target.assignment?.id}`
    if (busy.value === key) return
    busy.value = key
    try {
      await perform(name, target, no_input())
      await done(name)
    } catch (problem) {
      error.value = problem
      await after()
    } finally {
      busy.value = ''
    }
  }
  return { asked, error, busy, act, done }
}
