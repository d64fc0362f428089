/** Ctrl-C and its kin, heard from the first moment on: what is being started ends in order. */
import { once } from 'node:events';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborted by the first signal; npm passes a Ctrl-C on a second time, and one is enough. */
export function hearStop(onStop: () => void): AbortSignal {
	const controller = new AbortController();
	const hear = () => {
		if (controller.signal.aborted) return;
		onStop();
		controller.abort(new Error('asked to stop'));
	};
	for (const signal of signals) process.on(signal, hear);
	return controller.signal;
}

/** Rejects with the signal's reason once it is aborted; never comes true. */
export async function aborted(signal: AbortSignal): Promise<void> {
	if (!signal.aborted) await once(signal, 'abort');
	signal.throwIfAborted();
}

/** For whoever is never asked. */
export const never = () => new AbortController().signal;
