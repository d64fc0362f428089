/** What became of sending what this device keeps, and one request of it. */
export type Sending = 'sent' | 'offline' | 'signed-out' | 'busy';

const patience = 15_000;

/** The portal's answer with its body; status 0 where there was none. */
export async function post(path: string, body: unknown) {
	const answer = await fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(patience)
	}).catch(() => null);
	const told: unknown = await answer?.json().catch(() => null);
	return { status: answer?.status ?? 0, told };
}

/** Why it is worth nothing to send more now; null: the portal has decided. */
export function whyLater(status: number): Exclude<Sending, 'sent'> | null {
	if (status === 0) return 'offline';
	if (status === 401) return 'signed-out';
	return status === 429 || status >= 500 ? 'busy' : null;
}
