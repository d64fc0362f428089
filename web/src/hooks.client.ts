import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

/** The server settled the language and wrote it on the page. */
overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'id'));
