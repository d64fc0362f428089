/**
 * The few pages that must be there when the Worker is not asked: without scripts, in Indonesian, with a
 * sentence of English. Their look stands inside them, because nothing else can be fetched.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

type Words = { title: string; text: string; english: string };

const style = `:root{color-scheme:light dark;--paper:#fbf8f3;--ink:#1f1b16;--text:#4a4339;--quiet:#6b6256}
@media(prefers-color-scheme:dark){:root{--paper:#171411;--ink:#f2ece1;--text:#cfc6b8;--quiet:#a79d8e}}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.55 system-ui,sans-serif}
body::before{content:"";display:block;height:8px;background:repeating-linear-gradient(90deg,#8e1f2f 0 11px,#0b5c63 11px 13px,#8e1f2f 13px 24px,#d9ac50 24px 25px)}
main{max-width:40rem;margin:0 auto;padding:48px 16px}
h1{margin:0 0 12px;color:var(--ink);font-size:1.75rem;line-height:1.2}
p{margin:0 0 16px}[lang=en]{color:var(--quiet);font-size:.875rem}`;

const page = ({ title, text, english }: Words) => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Malaqbi</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${text}</p><p lang="en">${english}</p></main></body></html>`;

const reasons = {
	'https-needed': {
		title: 'Alamat ini perlu https',
		text: 'Malaqbi melayani http biasa hanya untuk komputer ini sendiri, agar kata sandi tidak lewat tanpa sandi di jaringan. Pengelola dapat memasang sertifikat (TLS_CERT dan TLS_KEY) atau menaruh portal di belakang proksi https (APP_ORIGIN).',
		english:
			'Plain http is for this computer only, so that no password crosses the network unprotected. The portal’s administrator can set a certificate or put it behind an https proxy.'
	},
	misdirected: {
		title: 'Bukan alamat portal ini',
		text: 'Buka portal lewat alamat yang diberikan pengelola.',
		english: 'Please open the portal at the address that its administrator gave you.'
	}
} satisfies Record<string, Words>;

const away: Words = {
	title: 'Portal sedang dimulai ulang',
	text: 'Yang sudah tersimpan tetap aman. Tunggu beberapa detik, lalu muat ulang halaman.',
	english:
		'The portal is restarting. What was saved is safe. Wait a few seconds, then reload the page.'
};

const busy: Words = {
	title: 'Banyak yang sedang masuk',
	text: 'Tidak ada yang hilang. Tunggu sekitar sepuluh detik, kembali ke halaman sebelumnya, lalu coba masuk lagi.',
	english:
		'Many people are signing in. Nothing is lost. Wait about ten seconds, go back, and try again.'
};

/** 421: this address is not how the portal is reached; says how it is. */
export function explainPlainHttp(response: ServerResponse, reason: keyof typeof reasons) {
	response.writeHead(421, {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store'
	});
	response.end(page(reasons[reason]));
}

/** 503 while the Worker is away: a problem for programs, a page for people. */
export const portalAway = (request: IncomingMessage, response: ServerResponse) =>
	answer503(request, response, { words: away, code: 'database-unavailable', seconds: 2 });

/** 503 while hundreds sign in at once and the line is full. */
export const tooBusy = (request: IncomingMessage, response: ServerResponse) =>
	answer503(request, response, { words: busy, code: 'too-busy', seconds: 10 });

function answer503(
	request: IncomingMessage,
	response: ServerResponse,
	{ words, code, seconds }: { words: Words; code: string; seconds: number }
) {
	if (response.headersSent) return void response.destroy();
	const retry = { 'retry-after': String(seconds), 'cache-control': 'no-store' };
	if ((request.url ?? '').startsWith('/api/')) {
		const problem = {
			type: `/problems/${code}`,
			title: code.replaceAll('-', ' '),
			status: 503,
			code
		};
		response
			.writeHead(503, { ...retry, 'content-type': 'application/problem+json' })
			.end(JSON.stringify(problem));
		return;
	}
	response.writeHead(503, { ...retry, 'content-type': 'text/html; charset=utf-8' });
	response.end(page(words));
}
