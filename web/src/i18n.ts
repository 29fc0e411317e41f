// Two languages; Chinese is part of the first load, English comes when it is asked for. The choice stays in this browser.
import { createI18n } from 'vue-i18n'
import zh from './messages/zh-CN'

export type Locale = 'zh-CN' | 'en'
type Messages = typeof zh
const kept_in = 'duban.locale'

export const i18n = createI18n<[Messages], Locale, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh } as Record<Locale, Messages>,
})

export async function set_locale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./messages/en')).default)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  try {
    localStorage.setItem(kept_in, locale)
  } catch {
    // A browser that keeps nothing still works.
  }
}

export function kept_locale(): Locale {
  try {
    return localStorage.getItem(kept_in) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}
