import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import inlang from './project.inlang/settings.json' with { type: 'json' };
import { paraglideOptions } from './paraglide.config.ts';

requireMessagePlugin();

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglideOptions), sveltekit()],
	build: { target: 'es2022' },
	server: { fs: { allow: ['..'] } }
});

/** Paraglide only warns when its plugin is missing, and then builds a portal without words. */
function requireMessagePlugin() {
	for (const module of inlang.modules) {
		const path = fileURLToPath(new URL(module, import.meta.url));
		if (!existsSync(path)) throw new Error(`The message plugin is missing: ${path}`);
	}
}
