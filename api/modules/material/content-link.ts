/**
 * Addresses on the content host. It knows no cookie, so that the address itself says what may be fetched: signed
 * by the portal after it looked who asks, for a while, for one version or for the pack of one event. It names nobody.
 */
import * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { signContent } from '#api/modules/identity/index.ts';

const Grant = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('version'),
		versionId: z.string(),
		as: z.enum(['attachment', 'inline'])
	}),
	z.object({ kind: z.literal('pack'), eventId: z.string(), all: z.boolean() })
]);
export type Grant = z.output<typeof Grant>;
const Signed = z.object({ grant: Grant, until: z.number() });

/** Long enough to begin a download and to leaf through a PDF. */
const documentMinutes = 10;
/** A player fetches a film piece by piece for as long as it is watched. */
const filmMinutes = 240;

/** Where a grant is fetched; null: this portal has no content host. */
export async function contentAddress(
	call: Call,
	{ grant, name, type }: { grant: Grant; name: string; type: string }
): Promise<string | null> {
	const origin = call.settings.CONTENT_ORIGIN;
	if (!origin) return null;
	const isFilm = type.startsWith('video/') && grant.kind === 'version' && grant.as === 'inline';
	const minutes = isFilm ? filmMinutes : documentMinutes;
	const until = call.now.getTime() + minutes * 60_000;
	const text = encoded(JSON.stringify({ grant, until } satisfies z.output<typeof Signed>));
	const token = `${text}.${await signContent(call, text)}`;
	return `${origin}/material/${token}/${encodeURIComponent(name)}`;
}

/** What an address grants; null: nothing, not ours, or no more. */
export async function readAddress(call: Call, token: string): Promise<Grant | null> {
	const [text = '', signature = ''] = token.split('.');
	if (!isSameSecret(signature, await signContent(call, text))) return null;
	const signed = Signed.safeParse(JSON.parse(decoded(text)));
	return signed.success && signed.data.until >= call.now.getTime() ? signed.data.grant : null;
}

/** Ids and words of ours only: plain letters. */
const encoded = (text: string) =>
	btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const decoded = (text: string) => atob(text.replaceAll('-', '+').replaceAll('_', '/'));
