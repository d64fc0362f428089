/** Seats of an event that a unit may fill by proposing its people. */
import { no, ok, type Result } from './result.ts';
import { isWithin } from './org-tree.ts';
import { nextDesk, firstDesk, type Desk } from './signup.ts';
import type { ApprovalWay } from './workshop-event.ts';

/** `used`: proposed from there and neither declined nor refused. */
export type Quota = { unitId: string; path: string; seats: number; used: number };
export type QuotaRefusal = {
	code: 'quota-full';
	quota: number;
	used: number;
	unitId: string | null;
};

/** The quota that somebody at `path` falls under. No unit with a quota lies below another. */
export const quotaOf = (quotas: readonly Quota[], path: string | null) =>
	path === null ? undefined : quotas.find((each) => isWithin(path, each.path));

/** Whether all of `places` fit; without any quota at the event there is no limit but its seats. */
export function fitQuotas(
	quotas: readonly Quota[],
	places: readonly (string | null)[]
): Result<true, QuotaRefusal> {
	if (quotas.length === 0) return ok(true);
	if (places.some((path) => !quotaOf(quotas, path)))
		return no({ code: 'quota-full', quota: 0, used: 0, unitId: null });
	for (const quota of quotas) {
		const wanted = places.filter((path) => quotaOf(quotas, path) === quota).length;
		if (wanted > 0 && quota.used + wanted > quota.seats)
			return no({
				code: 'quota-full',
				quota: quota.seats,
				used: quota.used,
				unitId: quota.unitId
			});
	}
	return ok(true);
}

/** Two quotas of which one lies within the other would count a seat twice. */
export const nestedQuota = (quotas: readonly { path: string }[]) =>
	quotas.find((each) => quotas.some((other) => other !== each && isWithin(each.path, other.path)));

/** Who proposes somebody has agreed to it; about themselves somebody else decides. */
export function deskAfterNomination(approval: ApprovalWay, { own }: { own: boolean }): Desk | null {
	const first = firstDesk(approval);
	return first === 'requested' && !own ? nextDesk(approval, first) : first;
}
