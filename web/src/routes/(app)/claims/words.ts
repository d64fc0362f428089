import type { InferResponseType } from 'hono/client';
import type { ApiClient } from '#lib/api/client.ts';

export type ClaimQueue = InferResponseType<ApiClient['claims']['$get'], 200>;
export type Claim = ClaimQueue['items'][number];
export type ClaimProof = InferResponseType<ApiClient['claims'][':entryId']['$get'], 200>;
