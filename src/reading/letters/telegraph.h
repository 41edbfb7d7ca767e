#pragma once
// The short addresses of cables: DIR, PARI, RIOD. Services that send many give a post the first four letters of its city.

#include <string>
#include <string_view>

namespace recto::reading::letters {

/// The city or office that a cable address stands for, as the world writes it; empty where it is none that is known, or where two
/// cities would have it. `address` is one word. O(1).
std::u32string_view post_of_address(std::u32string_view address);

/// The same of an address that a recogniser may have misread: one letter in a short one, two in DIRECTOR; empty where two addresses are as
/// near. Only where an address is to be expected: any short word is near one. O(addresses).
std::u32string_view post_nearly_addressed(std::u32string_view address);

}  // namespace recto::reading::letters
