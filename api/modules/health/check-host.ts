import * as z from 'zod';
import type { Services } from '#api/http/settings.ts';

const HostState = z.object({
	backup: z.enum(['ok', 'late', 'failed', 'off']),
	disk: z.enum(['ok', 'low'])
});

/** Backups and disk, where a host runs the Worker; elsewhere others look after both. */
export async function checkHost({
	HOST
}: Services): Promise<z.output<typeof HostState> | { backup: 'elsewhere'; disk: 'elsewhere' }> {
	if (!HOST) return { backup: 'elsewhere', disk: 'elsewhere' };
	const answer = await HOST.fetch('http://host.invalid/state');
	return HostState.parse(await answer.json());
}
