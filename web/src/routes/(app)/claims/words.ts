import type { InferResponseType } from 'hono/client';
import type { MarkMeans } from '#api/domain/attendance.ts';
import type { ApiClient } from '#lib/api/client.ts';
import { m } from '#lib/paraglide/messages.js';

export type ClaimQueue = InferResponseType<ApiClient['claims']['$get'], 200>;
export type Claim = ClaimQueue['items'][number];
export type ClaimProof = InferResponseType<ApiClient['claims'][':entryId']['$get'], 200>;

/** By which proof somebody was marked. */
export const meansWords: Record<MarkMeans, () => string> = {
	qr: m.claims_means_qr,
	pin: m.claims_means_pin,
	'static-qr': m.claims_means_static_qr,
	trainer: m.claims_means_trainer,
	paper: m.claims_means_paper,
	import: m.claims_means_import
};
