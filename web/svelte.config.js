import adapter from '@sveltejs/adapter-cloudflare';

/**
 * The one style attribute of a page: kit's own route announcer. `style-src-attr` allows exactly that
 * text by its hash; every other inline style is refused by the browser.
 */
const announcerStyle = "'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='";

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({
			config: 'wrangler.adapter.toml',
			platformProxy: { configPath: '../wrangler.toml' }
		}),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', announcerStyle.slice(1, -1)],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		output: { bundleStrategy: 'split' },
		typescript: {
			config: (config) => ({
				...config,
				// Checked like every other file; it names itself what it needs of a worker's types.
				exclude: config.exclude.filter((path) => !path.includes('service-worker')),
				include: [...config.include, '../compile-messages.ts', '../../api/sveltekit.d.ts']
			})
		}
	}
};
