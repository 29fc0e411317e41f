// What was typed into a plan's forms and not saved yet stays in this tab, also over a reload.
import { reactive, watch } from 'vue'

/** By number; `name` tells the forms of one kind and plan from others. */
export function use_kept_forms<Form extends object>(name: string): Map<number, Form> {
  const key = `duban.forms.${name}`
  const forms = reactive(new Map()) as Map<number, Form>
  try {
    for (const [id, form] of JSON.parse(sessionStorage.getItem(key) ?? '[]') as [number, Form][]) forms.set(id, form)
  } catch {
    sessionStorage.removeItem(key)
  }
  watch(
    forms,
    () => {
      try {
        if (forms.size) sessionStorage.setItem(key, JSON.stringify([...forms]))
        else sessionStorage.removeItem(key)
      } catch {
        // Nothing can be kept here; the page itself still holds it.
      }
    },
    { deep: true },
  )
  return forms
}
