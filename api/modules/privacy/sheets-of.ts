import type { DataSection } from '#api/domain/personal-data.ts';
import type { Sheet, Told } from './sheet.ts';
import { correctionSheets } from './sheets/correction.ts';
import { competencySheets, creditSheets } from './sheets/credit.ts';
import { accountSheets, employmentSheets, identitySheets } from './sheets/identity.ts';
import {
	certificateSheets,
	learningSheets,
	notificationSheets,
	trailSheets
} from './sheets/study.ts';
import { workshopSheets } from './sheets/workshop.ts';

const makers: Record<DataSection, (told: Told) => Sheet[]> = {
	identity: identitySheets,
	employment: employmentSheets,
	account: accountSheets,
	learning: learningSheets,
	workshops: workshopSheets,
	certificates: certificateSheets,
	credits: creditSheets,
	competencies: competencySheets,
	corrections: correctionSheets,
	notifications: notificationSheets,
	trail: trailSheets
};

/** The tables of one section that hold anything. */
export const sheetsOf = (section: DataSection, told: Told): Sheet[] =>
	makers[section](told).filter(({ rows }) => rows.length > 0);
