import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	ClaimDecided,
	ClaimPage,
	ClaimProof,
	ClaimQuery,
	CreditPage,
	CreditParams,
	CreditQuery,
	DecideClaim,
	DecideClaims,
	DecidedClaims,
	EntryParams,
	ResubmitClaim
} from './contract.ts';
import { decideClaim } from './decide-claim.ts';
import { decideClaims } from './decide-claims.ts';
import { getClaim } from './get-claim.ts';
import { getCredits } from './get-credits.ts';
import { listClaims } from './list-claims.ts';
import { resubmitClaim } from './resubmit-claim.ts';

/** `/api/credits` */
export const creditRoutes = new Hono<AppEnv>()
	.get(
		'/:personId',
		...endpoint({
			permission: 'credit.read',
			summary: 'JP of one year: the balance against the target, and each line with its reason',
			params: CreditParams,
			query: CreditQuery,
			output: CreditPage
		}),
		async (c) => c.json(await getCredits(c.var.call, c.var.input))
	)
	.post(
		'/:entryId/resubmission',
		...endpoint({
			permission: 'credit.read',
			summary: 'Puts an own returned entry before HR again, with a note',
			params: EntryParams,
			body: ResubmitClaim,
			output: ClaimDecided
		}),
		async (c) => c.json(await resubmitClaim(c.var.call, c.var.input))
	);

/** `/api/claims` */
export const claimRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'claim.read',
			summary: 'The verification desk’s queue',
			query: ClaimQuery,
			output: ClaimPage
		}),
		async (c) => c.json(await listClaims(c.var.call, c.var.input))
	)
	.post(
		'/decisions',
		...endpoint({
			permission: 'claim.decide',
			summary: 'Verifies many claims at once; `expected` is the confirmed count',
			body: DecideClaims,
			output: DecidedClaims
		}),
		async (c) => c.json(await decideClaims(c.var.call, c.var.input))
	)
	.get(
		'/:entryId',
		...endpoint({
			permission: 'claim.read',
			summary: 'One claim with its proof and what verifying it would change',
			params: EntryParams,
			output: ClaimProof
		}),
		async (c) => c.json(await getClaim(c.var.call, c.var.input))
	)
	.post(
		'/:entryId/decision',
		...endpoint({
			permission: 'claim.decide',
			summary: 'Verifies, returns or rejects one claim',
			params: EntryParams,
			body: DecideClaim,
			output: ClaimDecided
		}),
		async (c) => c.json(await decideClaim(c.var.call, c.var.input))
	);
