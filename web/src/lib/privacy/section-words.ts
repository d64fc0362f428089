import type { DataSection } from '#api/domain/personal-data.ts';
import { m } from '#lib/paraglide/messages.js';

/** The sections of *Data saya* by name. */
export const sectionWords: Record<DataSection, () => string> = {
	identity: m.data_section_identity,
	employment: m.data_section_employment,
	account: m.data_section_account,
	learning: m.data_section_learning,
	workshops: m.data_section_workshops,
	certificates: m.data_section_certificates,
	credits: m.data_section_credits,
	competencies: m.data_section_competencies,
	corrections: m.data_section_corrections,
	notifications: m.data_section_notifications,
	trail: m.data_section_trail
};
