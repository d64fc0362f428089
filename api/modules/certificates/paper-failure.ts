/** A paper that could not be made: said once in the log, without a name; the queue tries again. */
export function logPaperFailure(certificateId: string, error: unknown) {
	const cause = error instanceof Error ? error.message : String(error);
	console.error(
		JSON.stringify({ level: 'error', event: 'certificate.render-failed', certificateId, cause })
	);
}
