/** How a course's file travels: never as a page of the portal, whatever it holds, and resumable. */
type FileFacts = { sha256: string; type: string; size: number; name: string };

export const fileHeaders = ({ sha256, type, name }: FileFacts): Record<string, string> => ({
	'content-type': type,
	'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
	'x-content-type-options': 'nosniff',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, max-age=31536000, immutable',
	'accept-ranges': 'bytes',
	etag: `"${sha256}"`
});
