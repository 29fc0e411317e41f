// What was typed into measures and not saved yet stays in this tab, also over a reload.
import { reactive, watch } from 'vue'
import type { MeasureForm } from '@/format/measure_form'

export function use_kept_forms(plan: number) {
  const key = `duban.forms.${plan}`
  const forms = reactive(new Map<number, MeasureForm>())
  try {
    for (const [id, form] of JSON.parse(sessionStorage.getItem(key) ?? '[]') as [number, MeasureForm][]) forms.set(id, form)
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
