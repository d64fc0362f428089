type Document = { type: string; size: number; name: string };

/** A document travels to be saved, never as a page of the portal, and no cache keeps it. */
export const documentHeaders = ({ type, size, name }: Document): Record<string, string> => ({
	'content-type': type,
	'content-length': String(size),
	'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
	'x-content-type-options': 'nosniff',
	'content-security-policy': "default-src 'none'; sandbox",
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, no-store'
});
