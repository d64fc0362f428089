import type { Call } from '#api/call.ts';
import { isInline } from '#api/domain/material-type.ts';

type File = { name: string; type: string; as: 'attachment' | 'inline' };

/** Beside a page of the portal only what cannot run, and only on the content host; everything else is saved. */
export function contentHeaders(call: Call, { name, type, as }: File): Record<string, string> {
	const { APP_ORIGIN, CONTENT_ORIGIN } = call.settings;
	const shows = as === 'inline' && isInline(type) && CONTENT_ORIGIN !== undefined;
	const frames = `frame-ancestors ${shows && APP_ORIGIN ? APP_ORIGIN : "'none'"}`;
	// The browser's own reader of PDF is an object with styles of its own, which a sandbox would forbid.
	const reader = "object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:";
	return {
		'content-type': type,
		'content-disposition': `${shows ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
		'x-content-type-options': 'nosniff',
		'content-security-policy': `default-src 'none'; ${frames}; ${shows && type === 'application/pdf' ? reader : "media-src 'self'; sandbox"}`,
		'cross-origin-resource-policy': shows ? 'cross-origin' : 'same-site',
		'referrer-policy': 'no-referrer',
		'cache-control': 'private, max-age=600',
		'accept-ranges': 'bytes'
	};
}
