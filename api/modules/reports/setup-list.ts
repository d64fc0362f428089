import type { Call } from '#api/call.ts';
import { isLasting } from '#api/domain/certificate.ts';
import { checkHost } from '#api/modules/health/index.ts';
import { setupSteps, type HomePage } from './contract.ts';
import type { setupRead } from './home-reads.ts';

type Found = Awaited<ReturnType<typeof setupRead>>[number];

/** What an installation still needs, ticked by what is there; null once it was put away. */
export async function setupList(call: Call, found: Found | undefined): Promise<HomePage['setup']> {
	if (!found || found.dismissed === 1) return null;

	const isDemo = call.settings.DEMO === '1';
	const origin = call.settings.APP_ORIGIN;
	const done = {
		...found,
		rules: isDemo || found.rules === 1,
		address: isDemo || (origin !== undefined && isLasting(origin)),
		backups: isDemo || (await areBackedUp(call))
	};
	return setupSteps.map((step) => ({ step, done: Boolean(done[step]) }));
}

/** A host that runs backups says so; elsewhere the database's provider makes them. */
async function areBackedUp(call: Call) {
	const { backup } = await checkHost(call.services);
	return backup === 'ok' || backup === 'elsewhere';
}
