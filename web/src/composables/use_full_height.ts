// A page whose parts scroll by themselves fills the window and does not scroll as a whole.
import { onBeforeUnmount, onMounted } from 'vue'

export function use_full_height(): void {
  onMounted(() => document.documentElement.classList.add('full-height'))
  onBeforeUnmount(() => document.documentElement.classList.remove('full-height'))
}
