/* The sizes and places of every field that crosses the boundary: frozen. This file compiles only if they are as they were, with pointers of 8 bytes and of 4. */

#include "../test.h"

/* The number for this machine. */
#define HERE(wide, narrow) (sizeof(void *) == 8 ? (wide) : (narrow))
#define SIZE(type, wide, narrow) extern char size_of_##type[sizeof(type) == HERE(wide, narrow) ? 1 : -1]
#define FIELD(type, field, wide, narrow) extern char at_##type##_##field[offsetof(type, field) == HERE(wide, narrow) ? 1 : -1]

SIZE(jobpack_text, 16, 8);
FIELD(jobpack_text, data, 0, 0);
FIELD(jobpack_text, length, 8, 4);

SIZE(jobpack_pack, 320, 320);
FIELD(jobpack_pack, private_, 0, 0);

SIZE(jobpack_error, 32, 32);
FIELD(jobpack_error, status, 0, 0);
FIELD(jobpack_error, section, 4, 4);
FIELD(jobpack_error, at, 8, 8);
FIELD(jobpack_error, found, 12, 12);
FIELD(jobpack_error, supported, 16, 16);
FIELD(jobpack_error, reserved_, 20, 20);

SIZE(jobpack_section, 24, 24);
FIELD(jobpack_section, tag, 0, 0);
FIELD(jobpack_section, offset, 4, 4);
FIELD(jobpack_section, length, 8, 8);
FIELD(jobpack_section, crc, 12, 12);
FIELD(jobpack_section, version, 16, 16);
FIELD(jobpack_section, critical, 18, 18);
FIELD(jobpack_section, reserved_, 19, 19);

SIZE(jobpack_verifier, 576, 576);
FIELD(jobpack_verifier, private_, 0, 0);

SIZE(jobpack_list, 16, 8);
FIELD(jobpack_list, data, 0, 0);
FIELD(jobpack_list, length, 8, 4);

SIZE(jobpack_analyser, 32, 16);
FIELD(jobpack_analyser, language, 0, 0);
FIELD(jobpack_analyser, name, 16, 8);

SIZE(jobpack_evidence, 40, 24);
FIELD(jobpack_evidence, quote, 0, 0);
FIELD(jobpack_evidence, source, 16, 8);
FIELD(jobpack_evidence, confidence, 32, 16);
FIELD(jobpack_evidence, reserved_, 33, 17);

SIZE(jobpack_story, 64, 32);
FIELD(jobpack_story, when, 0, 0);
FIELD(jobpack_story, want, 16, 8);
FIELD(jobpack_story, so_that, 32, 16);
FIELD(jobpack_story, without, 48, 24);

SIZE(jobpack_force, 64, 40);
FIELD(jobpack_force, statement, 0, 0);
FIELD(jobpack_force, evidence, 16, 8);
FIELD(jobpack_force, kind, 56, 32);
FIELD(jobpack_force, reserved_, 57, 33);

SIZE(jobpack_obstacle, 64, 40);
FIELD(jobpack_obstacle, statement, 0, 0);
FIELD(jobpack_obstacle, evidence, 16, 8);
FIELD(jobpack_obstacle, stage, 56, 32);
FIELD(jobpack_obstacle, reserved_, 57, 33);

SIZE(jobpack_tradeoff, 72, 40);
FIELD(jobpack_tradeoff, gives_up, 0, 0);
FIELD(jobpack_tradeoff, gets, 16, 8);
FIELD(jobpack_tradeoff, evidence, 32, 16);

SIZE(jobpack_experience, 56, 32);
FIELD(jobpack_experience, statement, 0, 0);
FIELD(jobpack_experience, evidence, 16, 8);

SIZE(jobpack_hire, 80, 48);
FIELD(jobpack_hire, solution, 0, 0);
FIELD(jobpack_hire, why, 16, 8);
FIELD(jobpack_hire, evidence, 32, 16);
FIELD(jobpack_hire, kind, 72, 40);
FIELD(jobpack_hire, reserved_, 73, 41);

SIZE(jobpack_about, 160, 96);
FIELD(jobpack_about, title, 0, 0);
FIELD(jobpack_about, curator, 16, 8);
FIELD(jobpack_about, language, 32, 16);
FIELD(jobpack_about, licence, 48, 24);
FIELD(jobpack_about, made_for, 64, 32);
FIELD(jobpack_about, summary, 80, 40);
FIELD(jobpack_about, profile, 96, 48);
FIELD(jobpack_about, analysers, 112, 56);
FIELD(jobpack_about, edition, 128, 64);
FIELD(jobpack_about, reserved_, 132, 68);

SIZE(jobpack_condition, 4, 4);
FIELD(jobpack_condition, facet, 0, 0);
FIELD(jobpack_condition, value, 2, 2);

SIZE(jobpack_facet, 24, 16);
FIELD(jobpack_facet, name, 0, 0);
FIELD(jobpack_facet, matching, 16, 8);
FIELD(jobpack_facet, reserved_, 17, 9);

SIZE(jobpack_circumstance, 88, 56);
FIELD(jobpack_circumstance, id, 0, 0);
FIELD(jobpack_circumstance, title, 16, 8);
FIELD(jobpack_circumstance, summary, 32, 16);
FIELD(jobpack_circumstance, language, 48, 24);
FIELD(jobpack_circumstance, first_condition, 64, 32);
FIELD(jobpack_circumstance, condition_count, 68, 36);
FIELD(jobpack_circumstance, minutes, 70, 38);
FIELD(jobpack_circumstance, level, 72, 40);
FIELD(jobpack_circumstance, moments, 73, 41);
FIELD(jobpack_circumstance, reserved_, 74, 42);

SIZE(jobpack_collection, 96, 64);
FIELD(jobpack_collection, id, 0, 0);
FIELD(jobpack_collection, title, 16, 8);
FIELD(jobpack_collection, curator, 32, 16);
FIELD(jobpack_collection, summary, 48, 24);
FIELD(jobpack_collection, first_item, 64, 32);
FIELD(jobpack_collection, item_count, 68, 36);
FIELD(jobpack_collection, job, 72, 40);
FIELD(jobpack_collection, circumstance, 76, 44);
FIELD(jobpack_collection, minutes, 80, 48);
FIELD(jobpack_collection, purpose, 82, 50);
FIELD(jobpack_collection, reserved_, 83, 51);

SIZE(jobpack_item, 24, 16);
FIELD(jobpack_item, why, 0, 0);
FIELD(jobpack_item, resource, 16, 8);
FIELD(jobpack_item, reserved_, 20, 12);

SIZE(jobpack_link, 40, 32);
FIELD(jobpack_link, why, 0, 0);
FIELD(jobpack_link, number, 16, 8);
FIELD(jobpack_link, need, 20, 12);
FIELD(jobpack_link, resource, 24, 16);
FIELD(jobpack_link, order, 28, 20);
FIELD(jobpack_link, strength, 30, 22);
FIELD(jobpack_link, role, 31, 23);
FIELD(jobpack_link, reserved_, 32, 24);

SIZE(jobpack_requirement, 32, 24);
FIELD(jobpack_requirement, why, 0, 0);
FIELD(jobpack_requirement, first_option, 16, 8);
FIELD(jobpack_requirement, option_count, 20, 12);
FIELD(jobpack_requirement, kind, 22, 14);
FIELD(jobpack_requirement, reserved_, 23, 15);

SIZE(jobpack_option, 8, 8);
FIELD(jobpack_option, kind, 0, 0);
FIELD(jobpack_option, target, 4, 4);

SIZE(jobpack_need, 52, 52);
FIELD(jobpack_need, job, 0, 0);
FIELD(jobpack_need, first_link, 4, 4);
FIELD(jobpack_need, link_count, 8, 8);
FIELD(jobpack_need, first_circumstance, 12, 12);
FIELD(jobpack_need, respondents, 16, 16);
FIELD(jobpack_need, opportunity, 20, 20);
FIELD(jobpack_need, opportunity_low, 22, 22);
FIELD(jobpack_need, opportunity_high, 24, 24);
FIELD(jobpack_need, circumstance_count, 26, 26);
FIELD(jobpack_need, is_job, 28, 28);
FIELD(jobpack_need, kind, 29, 29);
FIELD(jobpack_need, step, 30, 30);
FIELD(jobpack_need, region, 31, 31);
FIELD(jobpack_need, certain, 32, 32);
FIELD(jobpack_need, reserved_, 33, 33);

SIZE(jobpack_statement, 80, 40);
FIELD(jobpack_statement, whole, 0, 0);
FIELD(jobpack_statement, lead, 16, 8);
FIELD(jobpack_statement, metric, 32, 16);
FIELD(jobpack_statement, object, 48, 24);
FIELD(jobpack_statement, clarifier, 64, 32);

SIZE(jobpack_job_text, 320, 160);
FIELD(jobpack_job_text, id, 0, 0);
FIELD(jobpack_job_text, statement, 16, 8);
FIELD(jobpack_job_text, executor, 96, 48);
FIELD(jobpack_job_text, phase, 112, 56);
FIELD(jobpack_job_text, summary, 128, 64);
FIELD(jobpack_job_text, ways, 144, 72);
FIELD(jobpack_job_text, stories, 160, 80);
FIELD(jobpack_job_text, forces, 176, 88);
FIELD(jobpack_job_text, obstacles, 192, 96);
FIELD(jobpack_job_text, tradeoffs, 208, 104);
FIELD(jobpack_job_text, experiences, 224, 112);
FIELD(jobpack_job_text, hires, 240, 120);
FIELD(jobpack_job_text, evidence, 256, 128);
FIELD(jobpack_job_text, reserved_, 272, 136);

SIZE(jobpack_outcome_text, 192, 96);
FIELD(jobpack_outcome_text, id, 0, 0);
FIELD(jobpack_outcome_text, statement, 16, 8);
FIELD(jobpack_outcome_text, example, 96, 48);
FIELD(jobpack_outcome_text, ways, 112, 56);
FIELD(jobpack_outcome_text, evidence, 128, 64);
FIELD(jobpack_outcome_text, reserved_, 144, 72);

SIZE(jobpack_resource, 80, 64);
FIELD(jobpack_resource, language, 0, 0);
FIELD(jobpack_resource, kind, 16, 8);
FIELD(jobpack_resource, first_served, 32, 16);
FIELD(jobpack_resource, served_count, 36, 20);
FIELD(jobpack_resource, first_condition, 40, 24);
FIELD(jobpack_resource, first_requirement, 44, 28);
FIELD(jobpack_resource, rank, 48, 32);
FIELD(jobpack_resource, condition_count, 52, 36);
FIELD(jobpack_resource, requirement_count, 54, 38);
FIELD(jobpack_resource, minutes, 56, 40);
FIELD(jobpack_resource, review_by, 58, 42);
FIELD(jobpack_resource, expires, 60, 44);
FIELD(jobpack_resource, level, 62, 46);
FIELD(jobpack_resource, moments, 63, 47);
FIELD(jobpack_resource, reserved_, 64, 48);

SIZE(jobpack_resource_text, 320, 160);
FIELD(jobpack_resource_text, id, 0, 0);
FIELD(jobpack_resource_text, title, 16, 8);
FIELD(jobpack_resource_text, summary, 32, 16);
FIELD(jobpack_resource_text, url, 48, 24);
FIELD(jobpack_resource_text, body, 64, 32);
FIELD(jobpack_resource_text, licence, 80, 40);
FIELD(jobpack_resource_text, author, 96, 48);
FIELD(jobpack_resource_text, source, 112, 56);
FIELD(jobpack_resource_text, added, 128, 64);
FIELD(jobpack_resource_text, reviewed, 144, 72);
FIELD(jobpack_resource_text, review_by, 160, 80);
FIELD(jobpack_resource_text, expires, 176, 88);
FIELD(jobpack_resource_text, superseded_by, 192, 96);
FIELD(jobpack_resource_text, tags, 208, 104);
FIELD(jobpack_resource_text, teaches, 224, 112);
FIELD(jobpack_resource_text, prerequisites, 240, 120);
FIELD(jobpack_resource_text, evidence, 256, 128);
FIELD(jobpack_resource_text, reserved_, 272, 136);

SIZE(jobpack_search, 58880, 58880);
FIELD(jobpack_search, private_, 0, 0);

SIZE(jobpack_situation, 64, 48);
FIELD(jobpack_situation, language, 0, 0);
FIELD(jobpack_situation, conditions, 16, 8);
FIELD(jobpack_situation, condition_count, 24, 12);
FIELD(jobpack_situation, first_named_condition, 32, 16);
FIELD(jobpack_situation, named_condition_count, 36, 20);
FIELD(jobpack_situation, minutes, 38, 22);
FIELD(jobpack_situation, today, 40, 24);
FIELD(jobpack_situation, level, 42, 26);
FIELD(jobpack_situation, moments, 43, 27);
FIELD(jobpack_situation, reserved_, 44, 28);

SIZE(jobpack_hit, 32, 32);
FIELD(jobpack_hit, words, 0, 0);
FIELD(jobpack_hit, need_words, 8, 8);
FIELD(jobpack_hit, resource, 16, 16);
FIELD(jobpack_hit, score, 20, 20);
FIELD(jobpack_hit, need, 24, 24);
FIELD(jobpack_hit, inherited, 28, 28);

SIZE(jobpack_findings, 16, 16);
FIELD(jobpack_findings, word_count, 0, 0);
FIELD(jobpack_findings, repair_count, 4, 4);
FIELD(jobpack_findings, need_count, 8, 8);
FIELD(jobpack_findings, overlong, 12, 12);

SIZE(jobpack_word, 16, 16);
FIELD(jobpack_word, start, 0, 0);
FIELD(jobpack_word, end, 4, 4);
FIELD(jobpack_word, times, 8, 8);
FIELD(jobpack_word, reserved_, 12, 12);

SIZE(jobpack_repair, 24, 16);
FIELD(jobpack_repair, found, 0, 0);
FIELD(jobpack_repair, start, 16, 8);
FIELD(jobpack_repair, end, 20, 12);

SIZE(jobpack_need_match, 8, 8);
FIELD(jobpack_need_match, need, 0, 0);
FIELD(jobpack_need_match, score, 4, 4);

SIZE(jobpack_place, 8, 8);
FIELD(jobpack_place, pack, 0, 0);
FIELD(jobpack_place, resource, 4, 4);

SIZE(jobpack_completion, 60, 60);
FIELD(jobpack_completion, text, 0, 0);
FIELD(jobpack_completion, length, 48, 48);
FIELD(jobpack_completion, term, 52, 52);
FIELD(jobpack_completion, frequency, 56, 56);

SIZE(jobpack_request, 104, 68);
FIELD(jobpack_request, aspects, 0, 0);
FIELD(jobpack_request, aspect_count, 8, 4);
FIELD(jobpack_request, known, 16, 8);
FIELD(jobpack_request, known_count, 24, 12);
FIELD(jobpack_request, known_needs, 32, 16);
FIELD(jobpack_request, known_need_count, 40, 20);
FIELD(jobpack_request, pool, 48, 24);
FIELD(jobpack_request, pool_count, 56, 28);
FIELD(jobpack_request, situation, 64, 32);
FIELD(jobpack_request, minutes, 72, 36);
FIELD(jobpack_request, items, 74, 38);
FIELD(jobpack_request, reserved_, 76, 40);

SIZE(jobpack_certificate, 80, 80);
FIELD(jobpack_certificate, value, 0, 0);
FIELD(jobpack_certificate, known, 8, 8);
FIELD(jobpack_certificate, bound, 16, 16);
FIELD(jobpack_certificate, possible, 24, 24);
FIELD(jobpack_certificate, minutes, 32, 32);
FIELD(jobpack_certificate, item_count, 36, 36);
FIELD(jobpack_certificate, aspect_count, 40, 40);
FIELD(jobpack_certificate, left_out_count, 44, 44);
FIELD(jobpack_certificate, estimated, 48, 48);
FIELD(jobpack_certificate, truncated, 52, 52);
FIELD(jobpack_certificate, reserved_, 56, 56);

SIZE(jobpack_picked, 16, 16);
FIELD(jobpack_picked, resource, 0, 0);
FIELD(jobpack_picked, need, 4, 4);
FIELD(jobpack_picked, gain, 8, 8);
FIELD(jobpack_picked, minutes, 12, 12);
FIELD(jobpack_picked, estimated, 14, 14);

SIZE(jobpack_aspect, 8, 8);
FIELD(jobpack_aspect, need, 0, 0);
FIELD(jobpack_aspect, weight, 4, 4);
FIELD(jobpack_aspect, covered, 6, 6);
FIELD(jobpack_aspect, reason, 7, 7);

SIZE(jobpack_left_out, 12, 12);
FIELD(jobpack_left_out, resource, 0, 0);
FIELD(jobpack_left_out, worth, 4, 4);
FIELD(jobpack_left_out, reason, 8, 8);

SIZE(jobpack_advice, 8, 8);
FIELD(jobpack_advice, resource, 0, 0);
FIELD(jobpack_advice, requirement, 4, 4);

SIZE(jobpack_profile, 56, 48);
FIELD(jobpack_profile, name, 0, 0);
FIELD(jobpack_profile, thresholds, 16, 8);
FIELD(jobpack_profile, table_stakes_importance, 28, 20);
FIELD(jobpack_profile, table_stakes_satisfaction, 32, 24);
FIELD(jobpack_profile, least_respondents, 36, 28);
FIELD(jobpack_profile, scale, 40, 32);
FIELD(jobpack_profile, top_from, 41, 33);
FIELD(jobpack_profile, missing, 42, 34);
FIELD(jobpack_profile, comparison, 43, 35);
FIELD(jobpack_profile, reserved_, 44, 36);

SIZE(jobpack_tally, 512, 512);
FIELD(jobpack_tally, private_, 0, 0);

SIZE(jobpack_opportunity, 64, 56);
FIELD(jobpack_opportunity, profile, 0, 0);
FIELD(jobpack_opportunity, respondents, 16, 8);
FIELD(jobpack_opportunity, importance, 20, 12);
FIELD(jobpack_opportunity, satisfaction, 24, 16);
FIELD(jobpack_opportunity, opportunity, 28, 20);
FIELD(jobpack_opportunity, low, 32, 24);
FIELD(jobpack_opportunity, high, 36, 28);
FIELD(jobpack_opportunity, region, 40, 32);
FIELD(jobpack_opportunity, certain, 41, 33);
FIELD(jobpack_opportunity, band, 42, 34);
FIELD(jobpack_opportunity, warnings, 43, 35);
FIELD(jobpack_opportunity, reserved_, 44, 36);

SIZE(jobpack_share, 16, 16);
FIELD(jobpack_share, share, 0, 0);
FIELD(jobpack_share, low, 4, 4);
FIELD(jobpack_share, high, 8, 8);
FIELD(jobpack_share, reserved_, 12, 12);

SIZE(jobpack_overlap, 64, 64);
FIELD(jobpack_overlap, people, 0, 0);

SIZE(jobpack_difference, 8, 8);
FIELD(jobpack_difference, low, 0, 0);
FIELD(jobpack_difference, high, 4, 4);

SIZE(jobpack_rank_interval, 8, 8);
FIELD(jobpack_rank_interval, best, 0, 0);
FIELD(jobpack_rank_interval, worst, 4, 4);

SIZE(jobpack_tally_info, 32, 24);
FIELD(jobpack_tally_info, segment, 0, 0);
FIELD(jobpack_tally_info, need, 16, 8);
FIELD(jobpack_tally_info, scale, 20, 12);
FIELD(jobpack_tally_info, everyone, 21, 13);
FIELD(jobpack_tally_info, reserved_, 22, 14);

/* The types that codes and statuses have in structs and calls. */
extern char size_of_status[sizeof(jobpack_status) == 4 ? 1 : -1];
extern char size_of_record[sizeof(jobpack_record) == 4 ? 1 : -1];
extern char size_of_words[sizeof(jobpack_words) == 4 ? 1 : -1];
extern char size_of_code[sizeof(jobpack_reason) == 1 ? 1 : -1];

/* The table begins as it always has, and has one pointer after the other. */
FIELD(jobpack_api, abi_version, 0, 0);
FIELD(jobpack_api, size, 4, 4);
FIELD(jobpack_api, version, 8, 8);
FIELD(jobpack_api, format_oldest, 16, 12);
FIELD(jobpack_api, format_newest, 24, 16);
FIELD(jobpack_api, status_name, 32, 20);
FIELD(jobpack_api, status_message, 40, 24);
FIELD(jobpack_api, open, 48, 28);
FIELD(jobpack_api, count, 56, 32);
FIELD(jobpack_api, number, 64, 36);
FIELD(jobpack_api, id, 72, 40);
FIELD(jobpack_api, section_at, 80, 44);
FIELD(jobpack_api, verify, 88, 48);
FIELD(jobpack_api, verifier_open, 96, 52);
FIELD(jobpack_api, verifier_step, 104, 56);
FIELD(jobpack_api, about_read, 112, 60);
FIELD(jobpack_api, resource_at, 120, 64);
FIELD(jobpack_api, resource_text_at, 128, 68);
FIELD(jobpack_api, resource_title, 136, 72);
FIELD(jobpack_api, need_at, 144, 76);
FIELD(jobpack_api, job_text_at, 152, 80);
FIELD(jobpack_api, outcome_text_at, 160, 84);
FIELD(jobpack_api, need_statement, 168, 88);
FIELD(jobpack_api, link_at, 176, 92);
FIELD(jobpack_api, served_at, 184, 96);
FIELD(jobpack_api, requirement_at, 192, 100);
FIELD(jobpack_api, option_at, 200, 104);
FIELD(jobpack_api, condition_at, 208, 108);
FIELD(jobpack_api, facet_at, 216, 112);
FIELD(jobpack_api, circumstance_at, 224, 116);
FIELD(jobpack_api, job_circumstance_at, 232, 120);
FIELD(jobpack_api, collection_at, 240, 124);
FIELD(jobpack_api, item_at, 248, 128);
FIELD(jobpack_api, next_text, 256, 132);
FIELD(jobpack_api, next_analyser, 264, 136);
FIELD(jobpack_api, next_evidence, 272, 140);
FIELD(jobpack_api, next_story, 280, 144);
FIELD(jobpack_api, next_force, 288, 148);
FIELD(jobpack_api, next_obstacle, 296, 152);
FIELD(jobpack_api, next_tradeoff, 304, 156);
FIELD(jobpack_api, next_experience, 312, 160);
FIELD(jobpack_api, next_hire, 320, 164);
FIELD(jobpack_api, situation_of, 328, 168);
FIELD(jobpack_api, condition_of, 336, 172);
FIELD(jobpack_api, fit, 344, 176);
FIELD(jobpack_api, search_open, 352, 180);
FIELD(jobpack_api, find, 360, 184);
FIELD(jobpack_api, search_findings, 368, 188);
FIELD(jobpack_api, search_word_at, 376, 192);
FIELD(jobpack_api, search_repair_at, 384, 196);
FIELD(jobpack_api, search_need_at, 392, 200);
FIELD(jobpack_api, pick_memory, 400, 204);
FIELD(jobpack_api, pick, 408, 208);
FIELD(jobpack_api, certificate_read, 416, 212);
FIELD(jobpack_api, picked_at, 424, 216);
FIELD(jobpack_api, aspect_at, 432, 220);
FIELD(jobpack_api, left_out_at, 440, 224);
FIELD(jobpack_api, advice_at, 448, 228);
FIELD(jobpack_api, tally_open, 456, 232);
FIELD(jobpack_api, tally_record, 464, 236);
FIELD(jobpack_api, tally_merge, 472, 240);
FIELD(jobpack_api, tally_count, 480, 244);
FIELD(jobpack_api, tally_at, 488, 248);
FIELD(jobpack_api, tally_read, 496, 252);
FIELD(jobpack_api, profile_at, 504, 256);
FIELD(jobpack_api, profile_of, 512, 260);
FIELD(jobpack_api, score, 520, 264);
FIELD(jobpack_api, score_paired, 528, 268);
FIELD(jobpack_api, score_unpaired, 536, 272);
FIELD(jobpack_api, share_of, 544, 276);
FIELD(jobpack_api, difference_of, 552, 280);
FIELD(jobpack_api, ranks, 560, 284);
FIELD(jobpack_api, code_name, 568, 288);
FIELD(jobpack_api, link_between, 576, 292);
FIELD(jobpack_api, status_advice, 584, 296);
FIELD(jobpack_api, find_in, 592, 300);
FIELD(jobpack_api, locate, 600, 304);
FIELD(jobpack_api, complete, 608, 308);
FIELD(jobpack_api, unpacked_size, 616, 312);
FIELD(jobpack_api, unpack, 624, 316);
