// Jobpack for C++17 and later: jobs to be done, desired outcomes and curated learning in one file, answered from anywhere.
//
//     #include <jobpack.hpp>
//
//     static jobpack::Search search;
//     jobpack::HitSlot room[3];
//     if (const auto pack = jobpack::Pack::open(bytes))
//         for (const auto hit : pack->find(search, "my coffee is bitter", room))
//             std::cout << hit.resource().title() << '\n';
//
// Header-only, over the C functions of jobpack.h: link the library for C. What holds everywhere:
//
// - Nothing throws, asks for RTTI, allocates or needs a close: every type is plain data, to be copied and forgotten.
// - Texts are std::string_view, UTF-8, borrowed from the bytes of the pack, which must stay where and as they are. A record also refers to the
//   jobpack::Pack that it came from, which must stay where it is; a range refers to no more than its records do, so a temporary one is safe to walk.
// - A Result says why it has no value; a std::optional has none because there is none. The value of a failed Result is an empty one, and harmless:
//   with an empty text, no items, and nothing to follow. The same holds for a Pack, Selection or record that was made without the library.
// - Ranges have begin, end, size, empty and [], give their items by value, and are forward ranges of C++20.
// - What is const may be used by any number of threads at once; the rest by one thread at a time.
// - Each record has raw(), the struct of jobpack.h that it shows, for its numbers as they stand there.
//
// The rooms: result.hpp (how calls end), words.hpp (closed lists of words), range.hpp (what can be walked), texts.hpp (what people read),
// records.hpp (resources, needs, collections and what ties them), situation.hpp (who asks), find.hpp (just in time), pick.hpp (just in case), score.hpp
// (ratings into opportunity), pack.hpp (the pack itself), packs.hpp (several, asked as one). This file includes them all. Cost: that of the C calls.
//
// Licensed under MIT or Apache-2.0, as you like.

#ifndef JOBPACK_HPP
#define JOBPACK_HPP

#include "jobpack/packs.hpp"

#endif
