/** Attendance beside the rotating code: papers, spreadsheets, and what else vouches for who was there. */
import * as z from 'zod';

export const AttendanceFile = z.string();
