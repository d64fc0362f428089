import type { Chance } from './random.ts';

/** Academic and professional titles a position usually carries: prefix|suffix, spelt as EYD asks. */
const TITLES: Record<string, string[]> = {
	J01: ['|S.Sos., M.Si.', '|S.IP., M.Si.'],
	J02: ['dr.|M.Kes.'],
	J03: ['|S.K.M., M.Kes.'],
	J04: ['|S.STP., M.Si.', '|S.IP., M.AP.'],
	J05: ['|S.IP.', '|S.Sos.', '|S.E.'],
	J06: ['|S.STP., M.Si.'],
	J07: ['|S.E.', '|S.Sos.', '|S.AP.', '|S.IP.'],
	J08: ['Ns.|S.Kep.', '|S.K.M., M.Kes.', 'dr.|', '|S.K.M.'],
	J09: ['dr.|'],
	J10: ['|A.Md.Kep.'],
	J11: ['Ns.|S.Kep.', 'Ns.|S.Kep.', 'Ns.|S.Kep., M.Kep.'],
	J12: ['|A.Md.Keb.', '|A.Md.Keb.', '|S.Tr.Keb.'],
	J13: ['apt.|S.Farm.'],
	J14: ['|A.Md.Farm.'],
	J15: ['|A.Md.KL.', '|A.Md.Kes.'],
	J16: ['|A.Md.Gz.'],
	J17: ['|S.K.M.', '|S.K.M., M.Epid.'],
	J18: ['|S.Pd.', '|S.Pd.', '|S.Pd.SD.'],
	J19: ['|S.Pd.', '|S.Pd.', '|S.Pd., M.Pd.'],
	J20: ['|S.Pd., M.Pd.'],
	J21: ['|A.Md.', '|S.E.', ''],
	J22: ['|S.E.', '|S.Ak.'],
	J23: ['|S.T.', '|S.E.', '|S.H.'],
	J24: ['|S.E.', '|S.Ak.', '|S.T.'],
	J25: ['|S.IP., M.Si.', '|S.Sos., M.Si.', '|S.H.'],
	J26: ['|A.Md.', '|A.Md.'],
	J27: ['|S.Kom.', '|S.Kom.', '|S.T.'],
	J28: ['|S.P.', '|S.P.', '|S.P., M.P.'],
	J29: ['', '', '|S.Sos.'],
	J30: [''],
	J31: ['|S.I.P.', '|S.AP.', '|S.Psi.', '|S.E.'],
	J32: ['|S.T., M.Si.', '|S.P., M.Si.', '|S.E., M.Si.'],
	J33: ['|S.Kom.'],
	J34: ['|S.Sos.', '|S.Tr.Sos.'],
	J35: ['|S.AP.', '|A.Md.', ''],
	J36: ['|S.H.', '|S.Sos.', '|S.AP.', '|S.E.'],
	J37: ['', '', '|A.Md.', '|S.E.']
};

/** Titles for one person; older people may carry the honorific of the pilgrimage. */
export function titlesOf(
	position: string,
	age: number,
	sex: 1 | 2,
	luck: Chance
): { prefix: string; suffix: string } {
	const [prefix = '', suffix = ''] = luck.pick(TITLES[position] ?? ['']).split('|');
	const pilgrim = age >= 45 && luck.happens(0.3) ? (sex === 1 ? 'H.' : 'Hj.') : '';
	return { prefix: [prefix, pilgrim].filter((part) => part !== '').join(' '), suffix };
}
