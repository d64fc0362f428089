/** The few pages that must be there when the Worker is not asked: plain, without scripts, in Indonesian. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const page = (title: string, text: string) => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

const reasons = {
	'https-needed': {
		title: 'Alamat ini perlu https',
		text: 'Malaqbi melayani http biasa hanya untuk komputer ini sendiri, agar kata sandi tidak lewat tanpa sandi di jaringan. Pengelola dapat memasang sertifikat (TLS_CERT dan TLS_KEY) atau menaruh portal di belakang proksi https (APP_ORIGIN).'
	},
	misdirected: {
		title: 'Bukan alamat portal ini',
		text: 'Buka portal lewat alamat yang diberikan pengelola.'
	}
};

/** 421: this address is not how the portal is reached; says how it is. */
export function explainPlainHttp(response: ServerResponse, reason: keyof typeof reasons) {
	const { title, text } = reasons[reason];
	response.writeHead(421, {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store'
	});
	response.end(page(title, text));
}

/** 503 while the Worker is away: a problem for programs, a page for people. */
export function portalAway(request: IncomingMessage, response: ServerResponse) {
	if (response.headersSent) return void response.destroy();
	const retry = { 'retry-after': '2', 'cache-control': 'no-store' };
	if ((request.url ?? '').startsWith('/api/')) {
		const problem = {
			type: '/problems/database-unavailable',
			title: 'database unavailable',
			status: 503,
			code: 'database-unavailable'
		};
		response
			.writeHead(503, { ...retry, 'content-type': 'application/problem+json' })
			.end(JSON.stringify(problem));
		return;
	}
	response.writeHead(503, { ...retry, 'content-type': 'text/html; charset=utf-8' });
	response.end(
		page(
			'Portal sedang dimulai ulang',
			'Yang sudah tersimpan tetap aman. Tunggu beberapa detik, lalu muat ulang halaman.'
		)
	);
}
