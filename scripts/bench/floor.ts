/** The least a Worker costs here: one that only says hello, on the same runtime. */
import { Miniflare } from 'miniflare';
import { readWranglerToml } from '../../api/host/wrangler-toml.ts';

export async function startHello() {
	const { compatibilityDate } = readWranglerToml();
	const worker = new Miniflare({
		modules: true,
		script: `export default { fetch: () => new Response('hello') }`,
		compatibilityDate,
		host: '127.0.0.1',
		port: 0
	});
	const url = await worker.ready;
	return { url: url.href, stop: () => worker.dispose() };
}
