/** Who works where: position codes and head counts per unit, and the people named in the documentation. */

export const STAFFING: Record<string, string> = {
	SETDA: 'J07 J21 J36*4 J37*3',
	'SETDA.PBJ': 'J23*5 J37',
	'SETDA.ORG': 'J36*3 J37',
	INSP: 'J07 J21 J24*5 J25*4 J37',
	BKPP: 'J01',
	'BKPP.SEK': 'J07 J21 J26 J37*2',
	'BKPP.PKA': 'J06 J31*4 J36',
	'BKPP.PPI': 'J31*3 J37',
	BAPPERIDA: 'J07 J21 J32*5 J36*2',
	BPKAD: 'J07 J21*2 J22*5 J37*2',
	DINKES: 'J02',
	'DINKES.SEK': 'J03 J07 J21 J32 J37*3',
	'DINKES.P2P': 'J17*4 J36 J37',
	RSUD: 'J07 J09*6 J10*17 J11*9 J12*6 J13*3 J14*4 J16*2 J21 J37*3',
	'PKM.BIN': 'J08 J09*2 J10*6 J12*5 J13 J14*2 J15 J16 J37',
	'PKM.RGS': 'J08 J09 J10*4 J12*4 J14 J15 J16',
	'PKM.TPD': 'J08 J09 J10*4 J12*4 J14 J15 J16',
	'PKM.TPL': 'J08 J09 J10*4 J12*4 J14 J15 J16',
	'PKM.DKT': 'J09 J10*4 J11 J12*4 J14 J16',
	'PKM.TPR': 'J08 J09 J10*3 J12*4 J14 J15 J16',
	'PKM.KRP': 'J09 J10*3 J11 J12*3 J15',
	'PKM.HIN': 'J09 J10*3 J12*3 J14 J16',
	DIKPORA: 'J07 J20*4 J21 J36 J37*2',
	'SDN.BIN': 'J18*10',
	'SDN.KRM': 'J18*9',
	'SDN.KLK': 'J18*9',
	'SDN.TPL': 'J18*8',
	'SDN.BNH': 'J18*6',
	'SDN.BLB': 'J18*5',
	'SMPN.MMJ': 'J19*9 J37',
	'SMPN.KLK': 'J19*8 J37',
	'SMPN.KLP': 'J19*6 J37',
	SATPOLPP: 'J07 J21 J29*12 J30*8',
	KOMINFO: 'J07 J21 J27*5 J36',
	PERTANIAN: 'J07 J21 J36',
	'BPP.KLK': 'J28*4',
	'BPP.PPL': 'J28*4',
	DUKCAPIL: 'J07 J21 J33*4 J35*3',
	DINSOS: 'J07 J21 J34*5',
	DPMPTSP: 'J07 J21 J35*5',
	PUSTAKA: 'J07 J26*4',
	'KEC.MMJ': 'J04 J07 J37*2',
	'KEL.BIN': 'J05 J37*2',
	'KEL.KRM': 'J37*2',
	'KEC.KLK': 'J04 J37*2',
	'KEL.SNY': 'J05 J37',
	'KEC.BLB': 'J07 J37'
};

/** Units in the mountains, where family names differ. */
export const MOUNTAIN = new Set(['PKM.HIN', 'SDN.BNH', 'SMPN.KLP']);

export interface Known {
	nip: string;
	unit: string;
	position: string;
	prefix: string;
	name: string;
	suffix: string;
	rank: string;
	since: string;
}

/** The printed demo accounts. */
export const KNOWN: Known[] = [
	known(
		'199201152019032901',
		'PKM.BIN',
		'J10',
		'|Nurhikmah Sahabuddin|A.Md.Kep.',
		'II/d',
		'2021-04-01'
	),
	known('199506072025212907', 'SDN.BIN', 'J18', '|Elvira Tandirerung|S.Pd.', 'IX', '2025-09-01'),
	known(
		'197805102005012902',
		'PKM.BIN',
		'J08',
		'Ns.|Rosmini Kadir|S.Kep., M.Kes.',
		'III/d',
		'2022-01-03'
	),
	known(
		'198003202006041903',
		'RSUD',
		'J11',
		'Ns.|Andi Ansar Mappatunru|S.Kep.',
		'III/d',
		'2020-10-01'
	),
	known('198811072014031904', 'BKPP.PKA', 'J31', '|Aswar Halik|S.I.P.', 'III/b', '2021-12-31'),
	known(
		'198502282010011905',
		'BKPP.PKA',
		'J06',
		'|Syamsul Rijal Tamma|S.STP., M.Si.',
		'IV/a',
		'2022-08-15'
	),
	known('197003151996031906', 'DINKES', 'J02', 'dr.|Yohanis Pualillin|M.Kes.', 'IV/b', '2021-06-01')
];

export interface Acting {
	unit: string;
	position: string;
	kind: 'PLT' | 'TT';
	/** Unit and position of the one who holds it beside the own position. */
	from: [unit: string, position: string];
	since: string;
}

export const ACTING: Acting[] = [
	{ unit: 'KEC.BLB', position: 'J04', kind: 'PLT', from: ['KEC.BLB', 'J07'], since: '2026-03-02' },
	{ unit: 'KEL.KRM', position: 'J05', kind: 'PLT', from: ['KEL.BIN', 'J05'], since: '2026-06-01' },
	{ unit: 'PKM.HIN', position: 'J08', kind: 'PLT', from: ['PKM.TPR', 'J08'], since: '2026-01-05' },
	{ unit: 'PKM.DKT', position: 'J08', kind: 'TT', from: ['PKM.DKT', 'J11'], since: '2023-02-01' },
	{ unit: 'PKM.KRP', position: 'J08', kind: 'TT', from: ['PKM.KRP', 'J11'], since: '2024-05-02' }
];

/** Staffing as a list: one position code per head. */
export function heads(text: string): string[] {
	return text.split(' ').flatMap((entry) => {
		const [code = '', count = '1'] = entry.split('*');
		return Array.from({ length: Number(count) }, () => code);
	});
}

function known(
	nip: string,
	unit: string,
	position: string,
	titled: string,
	rank: string,
	since: string
): Known {
	const [prefix = '', name = '', suffix = ''] = titled.split('|');
	return { nip, unit, position, prefix, name, suffix, rank, since };
}
