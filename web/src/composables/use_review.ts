// What a person does on the review page: goes from measure to measure and from doubt to doubt, and corrects.
import { computed, nextTick, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import type { DocumentPatch, Measure, MeasurePatch, Use } from '@/api/types'
import { answers_to, type Answer } from '@/format/answers'
import { alike, type Doubt } from '@/format/doubts'
import { notice } from '@/state/notices'
import { use_doubts } from './use_doubts'
import { use_plan } from './use_plan'
import type { Chosen } from './use_selection'
import { use_units } from './use_units'

/** What the page must show on its own: into the editor, to the doubt's key. */
export interface ReviewView {
  edit: (doubt?: Doubt | null) => unknown
  focus_doubt: () => unknown
  shown: () => Measure[]
}

export function use_review(id: number, view: ReviewView) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const editing = use_plan(id)
  const { plan, state, doubts, assumed } = editing
  const { current, place, next, after, go, clear } = use_doubts(doubts, assumed)
  const units = use_units()
  const removing = shallowRef<Measure | null>(null)
  const looked_at = ref<number | null>(null)
  const answering = ref(false)
  const busy = computed(() => state.value === 'saving' || answering.value)
  const names = computed(() => {
    const here = (plan.value?.items ?? []).flatMap((m) => [...m.lead, ...m.responsible, ...m.supervisor])
    return [...new Set([...here, ...units.value.map((u) => u.name)])].sort((a, b) => a.localeCompare(b, 'zh'))
  })
  /** The open measure is in the address; 0 is the document itself. */
  const selected = computed(() => (typeof route.query.measure === 'string' ? Number(route.query.measure) : null))
  const measure = computed(() => plan.value?.items.find((m) => m.id === selected.value) ?? null)
  const same = computed(() => (current.value ? alike(current.value, doubts.value) : []))
  const answers: Ref<Answer[]> = computed(() => (current.value && plan.value ? answers_to(current.value, plan.value, names.value) : []))

  function select(measure_id: number | null) {
    looked_at.value = null
    if (current.value && (current.value.measure ?? 0) !== measure_id) clear()
    const { measure: _, ...rest } = route.query
    return router.replace({ query: measure_id === null ? rest : { ...rest, measure: String(measure_id) } })
  }
  async function show(doubt: Doubt | null) {
    if (!doubt) return notice(t('review.all_clear'))
    await select(doubt.measure ?? 0)
    await nextTick()
    await view.focus_doubt()
  }
  async function confirm() {
    const doubt = current.value
    if (!doubt || busy.value) return
    if (await editing.confirm(doubt)) await show(after(doubt))
  }
  /** The doubts that stand for the same question: one answer may do for all of them. */
  async function confirm_same() {
    const several = same.value
    const last = several[several.length - 1]
    if (!last || several.length < 2 || busy.value) return
    answering.value = true
    if (await editing.confirm_all(several)) {
      notice(t('review.confirmed', { n: several.length }))
      await show(after(last))
    }
    answering.value = false
  }
  const save = (measure_id: number, patch: MeasurePatch) => settle(editing.correct(measure_id, patch))
  const save_document = (patch: DocumentPatch) => settle(editing.correct_document(patch))
  /** A correction that settles the doubt that is looked at leads to the next one. */
  async function settle(change: Promise<unknown>) {
    const doubt = current.value
    if ((await change) && doubt && (!current.value || current.value.value !== doubt.value)) await show(after(doubt))
  }
  async function answer(n: number) {
    const chosen = answers.value[n]
    const doubt = current.value
    if (!chosen || !doubt || busy.value) return
    await (doubt.measure === null ? save_document(chosen.patch) : save(doubt.measure, chosen.patch))
  }
  function move(step: number) {
    const ids = view.shown().map((m) => m.id)
    const here = ids.indexOf(selected.value ?? -1)
    const to = ids[here < 0 ? 0 : Math.max(0, Math.min(here + step, ids.length - 1))]
    if (to !== undefined) void select(to)
  }
  async function add({ span, text }: Chosen) {
    const title = (text.split(/[。；;\n]/)[0] ?? text).slice(0, 200)
    const added = await editing.add({ title, body: span })
    if (!added) return
    notice(t('review.added'))
    await select(added.id)
    await nextTick()
    await view.edit()
  }
  async function take({ span }: Chosen, use: Use) {
    if (!measure.value) return notice(t('review.measure_first'))
    if (await settle_taken(editing.take(measure.value.id, span, use))) notice(t('review.taken', { field: t(`field.${use === 'target' ? 'targets' : use === 'step' ? 'steps' : use}`) }))
  }
  async function settle_taken(change: Promise<Measure | null>) {
    const taken = await change
    if (taken) looked_at.value = null
    return taken
  }
  async function split({ span }: Chosen) {
    const whole = measure.value
    if (!whole) return notice(t('review.measure_first'))
    if (await editing.split(whole.id, span[0])) notice(t('review.split_done'))
  }
  async function join() {
    const items = plan.value?.items ?? []
    const here = items.findIndex((m) => m.id === selected.value)
    const other = items[here + 1]
    if (here < 0 || !other) return notice(t('review.no_next'))
    if (await editing.join((items[here] as Measure).id, other.id)) notice(t('review.joined'))
  }
  async function undo() {
    const last = plan.value?.undo
    if (!last) return notice(t('review.nothing_to_undo'))
    if (busy.value || !(await editing.undo())) return
    notice(t('review.undone', { what: t(`review.correction.${last.correction}`) }))
    const there = last.measure !== null && plan.value?.items.some((m) => m.id === last.measure)
    if (there) await select(last.measure)
    else if (selected.value && !measure.value) await select(null)
  }
  async function remove(which: Measure) {
    if (!(await editing.remove(which.id))) return
    removing.value = null
    notice(t('review.deleted'))
    await select(null)
  }
  async function reread() {
    if (!(await editing.reread())) return false
    notice(t('review.reread_done'))
    if (selected.value && !measure.value) await select(null)
    return true
  }
  return {
    ...editing, current, place, same, answers, names, selected, measure, removing, looked_at, busy, clear,
    select, show, next: () => show(next()), go: (doubt: Doubt) => show(go(doubt)), confirm, confirm_same, answer, move, add, take, split, join, undo, remove, reread, save, save_document,
  }
}
