/** A large agency by SQL: people who were never meant, beside the demo agency's, until there are so many. */
import Database from 'libsql';

const names = {
	first: ['Andi', 'Nur', 'Siti', 'Muhammad', 'Abdul', 'Sri', 'Ni', 'Rahmat', 'Hasnah', 'Yusuf'],
	second: ['Aminah', 'Fitriani', 'Ilham', 'Rahman', 'Wahyuni', 'Syarif', 'Daeng', 'Putri', 'Halim'],
	last: ['Tahir', 'Mappa', 'Nurdin', 'Salim', 'Bakri', 'Kadir', 'Latif']
};

/** Each new person has a position, an account, an entry of JP, two audit events; every tenth a certificate. */
export function fillUpTo(file: string, people: number) {
	const db = new Database(file, { timeout: 60_000 });
	const count = () =>
		Number(Object.values(db.prepare('select count(*) from person').get() ?? {})[0]);
	const from = count();
	if (people > from) db.exec(`begin; ${statements(from + 1, people).join('; ')}; commit;`);
	db.exec('pragma wal_checkpoint(truncate)');
	const reached = count();
	db.close();
	return reached;
}

function statements(from: number, to: number) {
	const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to})`;
	const pick = (list: string[], of: string) =>
		`json_extract('${JSON.stringify(list)}', '$[' || (${of} % ${list.length}) || ']')`;
	const name = `${pick(names.first, 'i')} || ' ' || ${pick(names.second, 'i / 7')} || ' ' || ${pick(names.last, 'i / 53')} || ' ' || printf('%06d', i)`;
	return [
		// Small lists as tables, so that each of half a million rows finds its unit and position at once.
		`create temp table place as select row_number() over (order by id) - 1 as k, id from unit`,
		`create temp table seat as select row_number() over (order by id) - 1 as k, id from position`,
		`${numbers} insert into person (id, nip, name, kind, legal_status, created_at, updated_at)
			select 'per_s' || i, '1975' || printf('%014d', i), ${name}, case i % 5 when 0 then 'PPPK' else 'PNS' end, '01', 0, 0 from n`,
		`${numbers} insert into appointment (id, person_id, position_id, unit_id, kind, valid_from, created_at)
			select 'apt_s' || i, 'per_s' || i, seat.id, place.id, 'D', '2020-01-01', 0 from n
			join place on place.k = i % (select count(*) from place) join seat on seat.k = i % (select count(*) from seat)`,
		`${numbers} insert into user (id, person_id, password_hash, created_at)
			select 'usr_s' || i, 'per_s' || i, case i % 3 when 0 then null else 'none' end, 0 from n`,
		`${numbers} insert into audit_event (id, at, actor_id, action, subject)
			select 'aud_s' || i || x.value, 1700000000000 + i * 1000 + x.value, 'per_s' || i, 'session.started', 'person:per_s' || i
			from n, json_each('[0, 1]') x`,
		`${numbers} insert into credit_entry (id, person_id, source_type, source_id, form_code, jp, completed_on, reason, created_by, created_at)
			select 'crd_s' || i, 'per_s' || i, 'past-training', 'pst_s' || i, e.form_code, 4, '2026-03-01', e.reason, 'system', 0
			from n, (select form_code, reason from credit_entry limit 1) e`,
		`${numbers} insert into credit_state (entry_id, person_id, unit_id, state, submitted_at)
			select 'crd_s' || i, 'per_s' || i, place.id, case i % 50 when 0 then 'submitted' else 'verified' end, 1700000000000 + i
			from n join place on place.k = i % (select count(*) from place)`,
		`${numbers} insert into certificate (id, number, code, person_id, source_type, source_id, snapshot, issued_at)
			select 'cer_s' || i, 'S/' || i, 'S' || printf('%011d', i), 'per_s' || i, 'completion', 'cmp_s' || i, c.snapshot, 1700000000000 + i
			from n, (select snapshot from certificate limit 1) c where i % 10 = 0`,
		`drop table place`,
		`drop table seat`
	];
}
