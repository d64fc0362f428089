import * as z from 'zod';
import { dataSections, languages, sheetCodes } from '#api/domain/personal-data.ts';

export const DataQuery = z.object({ language: z.enum(languages).default('id') });

const SectionAbout = z.object({
	code: z.enum(dataSections),
	title: z.string(),
	/** What it is for, on what legal ground, and how long it is kept. */
	purpose: z.string(),
	grounds: z.array(z.string()),
	kept: z.array(z.string())
});

/** The data-protection officer as everybody may reach them; null: the agency has not named one. */
export const DataOfficer = z.object({
	name: z.string(),
	email: z.string().nullable(),
	phone: z.string().nullable()
});

export const MyData = z.object({
	sections: z.array(
		SectionAbout.extend({
			sheets: z.array(
				z.object({
					code: z.enum(sheetCodes),
					title: z.string(),
					/** One thing, field by field: heads and one row. */
					facts: z.boolean(),
					heads: z.array(z.string()),
					rows: z.array(z.array(z.string())),
					/** How many there are; the page shows the first of them. */
					count: z.number().int()
				})
			)
		})
	)
});

/** The file: stable, and documented in docs/personal-data.md. */
export const dataFileFormat = 'malaqbi-personal-data';
export const DataFile = z.object({
	format: z.literal(dataFileFormat),
	version: z.literal(1),
	language: z.enum(languages),
	madeAt: z.iso.datetime(),
	agency: z.string(),
	personId: z.string(),
	sections: z.array(SectionAbout.extend({ tables: z.record(z.string(), z.array(z.unknown())) }))
});

export const PrivacyNotice = z.object({
	agency: z.string(),
	hrUnit: z.string(),
	officer: DataOfficer.nullable(),
	/** Within how many hours a correction is owed. */
	correctionHours: z.number().int(),
	breachHours: z.number().int(),
	sections: z.array(SectionAbout)
});

export const PurgeParams = z.object({ personId: z.string().max(60) });
export const PurgePreview = z.object({
	personId: z.string(),
	name: z.string(),
	nip: z.string(),
	/** What stays, without a name. */
	certificates: z.number().int(),
	credits: z.number().int()
});
export const PurgeInput = PurgeParams.extend({
	/** The person's number, typed. */
	confirmation: z.string().trim().min(1).max(60),
	reason: z.string().trim().min(10).max(500),
	legalBasis: z.string().trim().min(5).max(300)
});
export const Purged = z.object({ tombstoneId: z.string() });
