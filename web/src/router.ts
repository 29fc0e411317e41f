// The places, each in its own file that is loaded when it is first opened.
import { createRouter, createWebHistory } from 'vue-router'
import { when_signed_out } from './api/client'
import { forget, know_session, may_accounts, may_audit, may_configuration, may_deliveries, may_tasks, session } from './state/session'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
    wide?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/workbench' },
    { path: '/sign-in', name: 'sign-in', component: () => import('./places/sign_in/SignIn.vue'), meta: { open: true } },
    { path: '/workbench', name: 'workbench', component: () => import('./places/workbench/WorkbenchPage.vue') },
    { path: '/ledger', name: 'ledger', component: () => import('./places/ledger/LedgerPage.vue') },
    { path: '/ledger/takeover', name: 'takeover', component: () => import('./places/takeover/TakeoverPage.vue') },
    { path: '/tasks/:id(\\d+)', name: 'task', component: () => import('./places/task/TaskPage.vue') },
    { path: '/plans', name: 'plans', component: () => import('./places/plans/PlansPage.vue') },
    { path: '/plans/import', name: 'import', component: () => import('./places/plans/ImportPage.vue') },
    { path: '/plans/:id(\\d+)', name: 'review', component: () => import('./places/plans/ReviewPage.vue') },
    { path: '/plans/:id(\\d+)/revision', name: 'revision', component: () => import('./places/revision/RevisionPage.vue') },
    { path: '/plans/:id(\\d+)/issue', name: 'issue', component: () => import('./places/plans/IssuePage.vue') },
    { path: '/plans/:id(\\d+)/cascade', name: 'cascade', component: () => import('./places/cascade/CascadePage.vue') },
    { path: '/units', name: 'units', component: () => import('./places/units/UnitsPage.vue') },
    { path: '/units/:id(\\d+)', name: 'unit', component: () => import('./places/units/UnitPage.vue') },
    { path: '/bulletins', name: 'bulletins', component: () => import('./places/bulletins/BulletinsPage.vue') },
    { path: '/bulletins/:id(\\d+)', name: 'bulletin', component: () => import('./places/bulletins/BulletinPage.vue') },
    { path: '/inspections', name: 'inspections', component: () => import('./places/inspections/InspectionsPage.vue') },
    { path: '/inspections/:id(\\d+)', name: 'inspection', component: () => import('./places/inspections/InspectionPage.vue') },
    { path: '/findings', name: 'findings', component: () => import('./places/inspections/FindingsPage.vue') },
    { path: '/scores', name: 'scores', component: () => import('./places/inspections/ScoresPage.vue') },
    { path: '/notices', name: 'notices', component: () => import('./places/notices/NoticesPage.vue') },
    { path: '/me', name: 'me', component: () => import('./places/me/MePage.vue') },
    { path: '/statistics', name: 'statistics', component: () => import('./places/statistics/StatisticsPage.vue') },
    { path: '/deliveries', name: 'deliveries', component: () => import('./places/deliveries/DeliveriesPage.vue') },
    { path: '/configuration', name: 'configuration', component: () => import('./places/configuration/ConfigurationPage.vue') },
    { path: '/accounts', name: 'accounts', component: () => import('./places/accounts/AccountsPage.vue') },
    { path: '/audit', name: 'audit', component: () => import('./places/audit/AuditPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./places/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  try {
    await know_session()
  } catch {
    // No server: the place itself says so, and reads again when it is back.
    return true
  }
  if (!to.meta.open && !session.account) return { name: 'sign-in', query: { return: to.fullPath } }
  if ((to.name === 'ledger' || to.name === 'task' || to.name === 'statistics') && !may_tasks()) return { name: 'workbench' }
  if (to.name === 'deliveries' && !may_deliveries()) return { name: 'workbench' }
  if (to.name === 'configuration' && !may_configuration()) return { name: 'workbench' }
  if (to.name === 'accounts' && !may_accounts()) return { name: 'workbench' }
  if (to.name === 'audit' && !may_audit()) return { name: 'workbench' }
  return true
})

when_signed_out(() => {
  forget()
  const now = router.currentRoute.value
  if (!now.meta.open) void router.replace({ name: 'sign-in', query: { return: now.fullPath } })
})

/** Only a path of this site may be returned to. */
export const return_path = (given: unknown): string =>
  typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/workbench'
