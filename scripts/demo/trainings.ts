import type { ImportRow } from '../../db/seed/shapes.ts';
import type { Employee } from './people.ts';
import { chance, type Chance } from './random.ts';

interface Offer {
	name: string;
	form: string;
	siasn: string;
	organiser: string;
	jp: number;
	days: number;
	course?: string;
}

const SIASN: Record<string, string> = {
	KL03: '3',
	KL06: '9',
	KL07: '4',
	KL10: '8',
	KL11: '7',
	NKL03: '16',
	NKL10: '23',
	NKL11: '24'
};

/** Short activities anybody may have attended. */
const COMMON: Offer[] = [
	offer('Seminar Pelayanan Publik Inklusif', 'KL06', 'Ombudsman RI Perwakilan Sulawesi Barat', 4),
	offer('Seminar Reformasi Birokrasi Daerah', 'KL06', 'Sekretariat Daerah Kabupaten Mamuju', 4),
	offer('Seminar Kesehatan Mental di Tempat Kerja', 'KL06', 'Dinas Kesehatan Kabupaten Mamuju', 4),
	offer('Sosialisasi Penyusunan SKP', 'KL11', 'BKPP Kabupaten Mamuju', 4),
	offer('Sosialisasi Netralitas ASN', 'KL11', 'Inspektorat Daerah Kabupaten Mamuju', 2),
	offer(
		'Sosialisasi Identitas Kependudukan Digital',
		'KL11',
		'Dinas Kependudukan dan Pencatatan Sipil',
		2
	),
	offer('Sosialisasi Kesiapsiagaan Tsunami', 'KL11', 'BPBD Provinsi Sulawesi Barat', 4),
	offer('Bimbingan Teknis e-Kinerja', 'KL10', 'BKPP Kabupaten Mamuju', 6),
	offer(
		'Bimbingan Teknis Penyusunan Laporan Kinerja',
		'KL10',
		'Sekretariat Daerah Kabupaten Mamuju',
		8
	),
	offer('Bimbingan Teknis Manajemen Risiko', 'KL10', 'Inspektorat Daerah Kabupaten Mamuju', 8),
	offer('E-learning Dasar Penulisan Naskah Dinas', 'NKL03', 'BPSDM Provinsi Sulawesi Barat', 5),
	offer('E-learning Pelayanan Ramah Disabilitas', 'NKL03', 'BPSDM Provinsi Sulawesi Barat', 6),
	offer('E-learning Antikorupsi Dasar', 'NKL03', 'BPSDM Provinsi Sulawesi Barat', 4),
	offer('Workshop Pengolahan Data Sederhana', 'KL07', 'Bapperida Kabupaten Mamuju', 8),
	offer(
		'Workshop Komunikasi Publik di Media Sosial',
		'KL07',
		'Dinas Komunikasi, Informatika, Statistik dan Persandian',
		6
	)
];

/** Taken in the portal itself: see accounts.ts. */
const ONLINE = new Set(['C13', 'C24', 'C33']);

/** Two years before day one for the people in the documentation: code or place in COMMON, and the last day. */
const KNOWN_HISTORY: Record<string, [offer: string, end: string][]> = {
	// Nurse: 22 JP in 2025, 14 JP so far in 2026, so that one course of 6 JP fills the year.
	'199201152019032901': [
		['E-learning Pelayanan Ramah Disabilitas', '2025-03-14'],
		['Seminar Kesehatan Mental di Tempat Kerja', '2025-06-19'],
		['Sosialisasi Kesiapsiagaan Tsunami', '2025-08-27'],
		['Bimbingan Teknis e-Kinerja', '2025-10-09'],
		['Sosialisasi Netralitas ASN', '2025-11-18'],
		['Seminar Pelayanan Publik Inklusif', '2026-03-12'],
		['Sosialisasi Penyusunan SKP', '2026-05-20'],
		['E-learning Pelayanan Ramah Disabilitas (lanjutan)', '2026-08-06']
	],
	'199506072025212907': [
		['Sosialisasi Penyusunan SKP', '2025-11-19'],
		['E-learning Dasar Penulisan Naskah Dinas', '2026-02-25'],
		['Sosialisasi Kesiapsiagaan Tsunami', '2026-10-07']
	]
};

/** Past trainings of 2025 and 2026: two of three reach 20 JP in a full year, fewer so far this year. */
export function trainings(staff: Employee[], courses: ImportRow[]): ImportRow[] {
	const luck = chance('trainings');
	const offered = courses
		.filter((course) => Number(course['jp']) <= 40 && !ONLINE.has(course['kode'] ?? ''))
		.map(asOffer);
	return staff.flatMap((person, place) => {
		const fixed = KNOWN_HISTORY[person.nip];
		if (fixed !== undefined) {
			return fixed.map(([name, end], index) =>
				record(person, byName(name), end, place * 20 + index)
			);
		}
		const own = offered
			.filter((one) => one.positions.includes(person.position))
			.map((one) => one.offer);
		const done = [
			...year(2025, luck.happens(0.68) ? 20 : 8),
			...year(2026, luck.happens(0.4) ? 20 : luck.pick([4, 8, 12]))
		];
		return done.map(([one, end], index) => record(person, one, end, place * 20 + index));

		function year(calendar: number, aim: number): [Offer, string][] {
			const seen: [Offer, string][] = [];
			const names = new Set<string>();
			const lastMonth = calendar === 2026 ? 10 : 12;
			const firstMonth = person.since.startsWith(String(calendar))
				? Number(person.since.slice(5, 7))
				: 2;
			if (person.since.slice(0, 4) > String(calendar)) {
				return [];
			}
			for (let total = 0, tries = 0; total < aim && tries < 12; tries++) {
				const one =
					own.length > 0 && total === 0 && luck.happens(0.45) ? luck.pick(own) : luck.pick(COMMON);
				if (!names.has(one.name)) {
					names.add(one.name);
					total += one.jp;
					seen.push([one, endIn(calendar, firstMonth, lastMonth, luck)]);
				}
			}
			return seen.sort(([, first], [, second]) => first.localeCompare(second));
		}
	});
}

/** A weekday between the months. */
function endIn(calendar: number, from: number, to: number, luck: Chance): string {
	const day = new Date(
		Date.UTC(calendar, luck.between(Math.min(from, to), to) - 1, luck.between(3, 27))
	);
	const weekend = day.getUTCDay();
	day.setUTCDate(day.getUTCDate() - (weekend === 6 ? 1 : weekend === 0 ? 2 : 0));
	return day.toISOString().slice(0, 10);
}

function asOffer(course: ImportRow): { offer: Offer; positions: string[] } {
	const form = course['bentuk'] ?? '';
	const jp = Number(course['jp']);
	return {
		offer: {
			name: course['judul'] ?? '',
			form,
			siasn: SIASN[form] ?? '3',
			organiser: course['penyelenggara'] ?? '',
			jp,
			days: Math.ceil(jp / 8),
			course: course['kode'] ?? ''
		},
		positions: (course['sasaran'] ?? '').split('; ')
	};
}

function byName(name: string): Offer {
	const plain = name.replace(' (lanjutan)', '');
	const found = COMMON.find((one) => one.name === plain);
	if (found === undefined) {
		throw new Error(`no activity ${name}`);
	}
	return { ...found, name: name.replace('(lanjutan)', 'Tingkat Lanjut') };
}

function record(person: Employee, one: Offer, end: string, serial: number): ImportRow {
	const start = new Date(`${end}T00:00:00Z`);
	start.setUTCDate(start.getUTCDate() - (one.form === 'NKL03' ? 10 : one.days - 1));
	return {
		nip: person.nip,
		namaKursus: one.name,
		bentuk: one.form,
		jenisDiklatId: one.siasn,
		institusiPenyelenggara: one.organiser,
		nomorSertipikat: `000.9/${String(serial + 1).padStart(4, '0')}/${end.slice(0, 4)}`,
		jumlahJam: String(one.jp),
		tahunKursus: end.slice(0, 4),
		tanggalKursus: dayFirst(start.toISOString().slice(0, 10)),
		tanggalSelesaiKursus: dayFirst(end),
		kodePelatihan: one.course ?? '',
		id: ''
	};
}

function dayFirst(date: string): string {
	return date.split('-').reverse().join('-');
}

function offer(name: string, form: string, organiser: string, jp: number): Offer {
	return { name, form, siasn: SIASN[form] ?? '13', organiser, jp, days: jp > 6 ? 2 : 1 };
}
