import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/**
 * Writes where entries stand, from the ledger alone, so that a rebuilt table is the same to the byte.
 * The fold is that of `claimState` in api/domain/credit-claim.ts.
 */
export async function refreshStates(tx: Tx, entryIds: readonly string[] | 'all') {
	const which: SQL =
		entryIds === 'all'
			? sql`1`
			: sql`e.id in (select value from json_each(${JSON.stringify(entryIds)}))`;
	await tx.run(sql`
		insert into credit_state (entry_id, person_id, unit_id, state, submitted_at, decided_at)
		select e.id, e.person_id, e.unit_id,
			case
				when exists (select 1 from credit_entry v where v.voids_id = e.id) then 'voided'
				when d.decision is null or d.decision = 'resubmitted' then 'submitted'
				else d.decision
			end,
			coalesce((
				select max(r.decided_at) from credit_decision r
				where r.entry_id = e.id and r.decision = 'resubmitted'
			), e.created_at),
			case when d.decision = 'resubmitted' then null else d.decided_at end
		from credit_entry e
		left join credit_decision d on d.id = (
			select l.id from credit_decision l where l.entry_id = e.id
			order by l.decided_at desc, l.id desc limit 1
		)
		where e.voids_id is null and ${which}
		on conflict (entry_id) do update set
			unit_id = excluded.unit_id, state = excluded.state,
			submitted_at = excluded.submitted_at, decided_at = excluded.decided_at`);
}
