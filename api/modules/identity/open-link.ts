import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { liveLink } from './live-link.ts';
import { refuseGuessing } from './refuse-guessing.ts';

/** What a one-time link is for. Unknown, used and expired answer alike. */
export async function openLink(call: Call, { token }: { token: string }) {
	await refuseGuessing(call);
	const link = await liveLink(call.db, { token, now: call.now });
	return { purpose: link.purpose, name: link.person ? nameWithTitles(link.person) : null };
}
