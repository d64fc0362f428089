import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { clientChunks } from './chunks.ts';
import { pageScripts } from './page-scripts.ts';
import { paraglideOptions, requireMessagePlugin } from './paraglide.config.ts';

requireMessagePlugin();

export default defineConfig({
	plugins: [
		paraglideVitePlugin(paraglideOptions),
		sveltekit(),
		pageScripts(['attend', 'leave', 'scan'])
	],
	build: { target: 'es2022' },
	environments: { client: { build: { rolldownOptions: clientChunks } } },
	server: { fs: { allow: ['..'] } }
});
