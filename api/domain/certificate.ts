/**
 * What an issued certificate is worth, and what may happen to it: it can be rendered and revoked,
 * never changed and never erased. The title follows the custom of training agencies: a *Surat Tanda
 * Tamat Pelatihan* where the training was graded, else a *Sertifikat*.
 */
import { no, ok, type Result } from './result.ts';

export const certificateEventKinds = ['issued', 'rendered', 'revoked'] as const;
export type CertificateEventKind = (typeof certificateEventKinds)[number];

export const certificateStatuses = ['valid', 'revoked'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/** Whether the paper can be had: ready, being made, or waiting for the portal's lasting address. */
export const paperStates = ['ready', 'preparing', 'awaiting-address'] as const;
export type PaperState = (typeof paperStates)[number];

export const certificateKinds = ['certificate', 'sttp'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export type CertificateEvent = { kind: CertificateEventKind; at: Date };

export const statusOf = (events: readonly CertificateEvent[]): CertificateStatus =>
	events.some((event) => event.kind === 'revoked') ? 'revoked' : 'valid';

/** A revocation needs a reason that a stranger can understand; it happens once. */
export const reasonLength = { min: 10, max: 500 } as const;
export type RevocationRefusal = 'already-revoked' | 'reason-too-short';

export function revocable(
	status: CertificateStatus,
	reason: string
): Result<string, RevocationRefusal> {
	if (status === 'revoked') return no('already-revoked');
	const words = reason.trim().replace(/\s+/g, ' ');
	return words.length < reasonLength.min ? no('reason-too-short') : ok(words);
}

/**
 * The QR code is for ever: a paper may only be made when the address it carries will last.
 * The demo agency's papers say CONTOH, so any address will do for them.
 */
export function paperState(given: {
	rendered: boolean;
	demo: boolean;
	origin: string | null;
}): PaperState {
	if (given.rendered) return 'ready';
	if (given.origin === null) return 'awaiting-address';
	return given.demo || isLasting(given.origin) ? 'preparing' : 'awaiting-address';
}

/** An https origin that is not this computer itself. */
export function isLasting(origin: string): boolean {
	const match = /^https:\/\/(\[[0-9a-f:.]+\]|[^/:?#@]+)(?::\d+)?\/?$/i.exec(origin);
	const host = match?.[1]?.toLowerCase().replace(/\.$/, '');
	if (!host) return false;
	const loopback = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\]|\[::\])$/;
	return !loopback.test(host);
}

/** Splits `total` over parts in proportion, whole numbers only, losing and inventing nothing. */
export function apportion(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	if (sum === 0) return weights.map(() => 0);

	const exact = weights.map((weight) => (total * weight) / sum);
	const shares = exact.map(Math.floor);
	const left = total - shares.reduce((all, share) => all + share, 0);
	const byRemainder = exact
		.map((value, at) => ({ at, rest: value - Math.floor(value) }))
		.sort((a, b) => b.rest - a.rest || a.at - b.at);
	for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
	return shares;
}
