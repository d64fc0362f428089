/** Writes the generated half of db/seed/demo; the same sources give the same bytes. Run: node scripts/demo/generate.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import type { ImportRow } from '../../db/seed/shapes.ts';
import { accounts, completions } from './accounts.ts';
import { levels, type Requirement } from './levels.ts';
import { actingAppointments, people, type Employee } from './people.ts';
import { trainings } from './trainings.ts';

const folder = new URL('../../db/seed/demo/', import.meta.url);
const positions = read('positions');
const unitNames = new Map(read('units').map((unit) => [unit['kode'] ?? '', unit['nama'] ?? '']));
const positionNames = new Map(
	positions.map((position) => [position['kode'] ?? '', position['nama'] ?? ''])
);
const requirements = new Map(
	positions.map((position) => [position['kode'] ?? '', required(position)])
);

const staff = people(
	new Map(positions.map((position) => [position['kode'] ?? '', position['kelas'] ?? '']))
);
const acting = actingAppointments(staff);

write('people', [
	...staff.map((person) =>
		personRow(person, {
			unit: person.unit,
			position: person.position,
			kind: 'D',
			since: person.since
		})
	),
	...acting.map(({ employee, ...appointment }) => personRow(employee, appointment))
]);
write('past-trainings', trainings(staff, read('courses')));
write(
	'levels',
	levels(staff, (position) => requirements.get(position) ?? [])
);
write('accounts', accounts(staff));
write('history', completions(staff));

interface Appointment {
	unit: string;
	position: string;
	kind: string;
	since: string;
}

function personRow(person: Employee, appointment: Appointment): ImportRow {
	return {
		nip: person.nip,
		gelarDepan: person.prefix,
		nama: person.name,
		gelarBelakang: person.suffix,
		statusAsn: person.status,
		kedudukanHukum: person.legalStatus,
		golongan: person.rank,
		email: '',
		nomorHp: '',
		kodeUnit: appointment.unit,
		unorId: '',
		kodeJabatan: appointment.position,
		jabatanNama: titleOf(appointment),
		jenisPenugasan: appointment.kind,
		tmtJabatan: appointment.since,
		tanggalSelesai: '',
		tmtKontrak: person.contract?.from ?? '',
		selesaiKontrak: person.contract?.to ?? ''
	};
}

/** Heads of a unit carry its name: "Kepala UPTD Puskesmas Binanga", "Camat Mamuju". */
function titleOf({ unit, position }: Appointment): string {
	const name = unitNames.get(unit) ?? '';
	if (position === 'J08') {
		return `Kepala ${name}`;
	}
	if (position === 'J04' || position === 'J05') {
		return name.replace('Kecamatan', 'Camat').replace('Kelurahan', 'Lurah');
	}
	return positionNames.get(position) ?? '';
}

/** What a position asks: nine behavioural competencies at its class level, and its technical ones. */
function required(position: ImportRow): Requirement[] {
	const managerial = Number(position['levelManajerial']);
	const social = Number(position['levelSosiokultural']);
	const technical = (position['persyaratan'] ?? '').split('; ').map((entry) => {
		const [competency = '', rest = ''] = entry.split('=');
		return { competency, level: Number(rest.split(':')[0]) };
	});
	return [
		...['M.1', 'M.2', 'M.3', 'M.4', 'M.5', 'M.6', 'M.7', 'M.8'].map((competency) => ({
			competency,
			level: managerial
		})),
		{ competency: 'SK.1', level: social },
		...technical
	];
}

function read(name: string): ImportRow[] {
	return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as ImportRow[];
}

/** One row a line keeps the files small and their differences readable. */
function write(name: string, rows: readonly object[]): void {
	const lines = rows.map((row) => `\t${JSON.stringify(row)}`);
	writeFileSync(new URL(`${name}.json`, folder), `[\n${lines.join(',\n')}\n]\n`);
	console.log(`${name}: ${String(rows.length)}`);
}
