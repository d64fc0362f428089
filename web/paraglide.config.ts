import { fileURLToPath } from 'node:url';
import type { CompilerOptions } from '@inlang/paraglide-js';

/**
 * The language of a request is settled once, in `hooks.server.ts` (cookie, then account, then Indonesian)
 * and written into `<html lang>`; the browser reads it from there, so both sides always agree.
 */
export const paraglideOptions: CompilerOptions = {
	project: fileURLToPath(new URL('./project.inlang', import.meta.url)),
	outdir: fileURLToPath(new URL('./src/lib/paraglide', import.meta.url)),
	strategy: ['custom-page', 'baseLocale'],
	emitReadme: false,
	emitPrettierIgnore: false
};
