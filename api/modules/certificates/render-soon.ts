import type { Call } from '#api/call.ts';
import { logPaperFailure } from './paper-failure.ts';
import { renderCertificate } from './render-certificate.ts';

const recentMs = 60_000;

/**
 * Makes the paper after the answer was sent. A failure is only logged: the queue in the database
 * remembers, and `renderPending` tries again. What the console writes into the past comes by the
 * hundred and is left to the queue.
 */
export function renderSoon(call: Call, certificateId: string) {
	if (Math.abs(Date.now() - call.now.getTime()) > recentMs) return;
	call.later(
		renderCertificate(call.asSystem(), certificateId).catch((error: unknown) => {
			logPaperFailure(certificateId, error);
		})
	);
}
