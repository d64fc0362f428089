import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CompilerOptions } from '@inlang/paraglide-js';
import inlang from './project.inlang/settings.json' with { type: 'json' };

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

/** Paraglide only warns when its plugin is missing, and then builds a portal without words. */
export function requireMessagePlugin() {
	for (const module of inlang.modules) {
		const path = fileURLToPath(new URL(module, import.meta.url));
		if (!existsSync(path)) throw new Error(`The message plugin is missing: ${path}`);
	}
}
