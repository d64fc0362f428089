import * as z from 'zod';
import type { Services } from '#api/http/settings.ts';

const HostState = z.object({
	backup: z.enum(['ok', 'late', 'failed', 'off']),
	disk: z.enum(['ok', 'low'])
});

const both = <T extends string>(state: T) => ({ backup: state, disk: state });

/** Backups and disk, where a host runs the Worker; elsewhere others look after both. A host that cannot tell is no outage. */
export async function checkHost({ HOST }: Services) {
	if (!HOST) return both('elsewhere');
	try {
		const answer = await HOST.fetch('http://host.invalid/state');
		return HostState.parse(await answer.json());
	} catch {
		return both('unknown');
	}
}
