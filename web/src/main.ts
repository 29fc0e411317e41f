// Where the interface begins: the kept language first, so that no word changes after it is shown.
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, kept_locale, set_locale } from './i18n'
import { router } from './router'
import './styles/index.css'

void set_locale(kept_locale()).finally(() => {
  createApp(App).use(i18n).use(router).mount('#app')
})
