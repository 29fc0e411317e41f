// How many notices are unread: shown beside the bell, asked for again as people move about.
import { reactive } from 'vue'
import { list_notices } from '@/api/notices'

export const unread = reactive({ count: 0 })

export async function count_unread(): Promise<void> {
  try {
    unread.count = (await list_notices({ limit: 1 })).unread
  } catch {
    // The number stays what it was; the banner says that the server does not answer.
  }
}
