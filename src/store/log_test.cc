#include "store/log.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/log_writer.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

Act first_act() { return {ActNumber(1), 1'700'000'000'000, "mona", "created", {{"format", int64_t{1}}}, Sha256{}}; }

/// Runs SQL on a case behind the program's back.
std::string run_sql(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  char* error = nullptr;
  sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &error);
  const std::string message = error ? error : "";
  sqlite3_free(error);
  sqlite3_close(handle);
  return message;
}

TEST(Act, TheVectorOfTheDocumentation) {
  const std::string bytes = encode_act(first_act());
  EXPECT_EQ(bytes, "d3:act7:created5:actor4:mona6:numberi1e7:payloadd6:formati1ee8:previous32:" +
                       std::string(32, '\0') + "4:timei1700000000000ee");
  EXPECT_EQ(to_hex(leaf_hash(bytes)), "e1155fadf08b91cfb31166c07774628ebe31eeb1f1e71e29063a694f46cb3a8d");
  const auto act = decode_act(bytes);
  ASSERT_GOOD(act);
  EXPECT_EQ(encode_act(*act), bytes);
}

TEST(Act, CutAtEveryByteIsCorrupt) {
  const std::string bytes = encode_act(first_act());
  for (size_t length = 0; length < bytes.size(); ++length) {
    const auto act = decode_act(std::string_view(bytes).substr(0, length));
    ASSERT_FALSE(act);
    EXPECT_EQ(act.error().kind, ErrorKind::corrupt);
  }
}

TEST(Bencode, TakesOneEncodingOfAValueOnly) {
  for (const char* good : {"i0e", "i-7e", "0:", "4:spam", "le", "d1:a0:1:bi2ee", "llee"}) {
    const auto value = Bencode::decode(good);
    ASSERT_TRUE(value) << good;
    EXPECT_EQ(value->encode(), good);
  }
  for (const char* bad :
       {"", "i01e", "i-0e", "i+1e", "ie", "i9223372036854775808e", "04:spam", "5:spam", "d1:b0:1:a0:e", "d1:a0:1:a0:e",
        "di1e0:e", "l", "i1ei2e", "-1:", "x", "1:", "99999999999999999999:a"}) {
    EXPECT_FALSE(Bencode::decode(bad)) << bad;
  }
  EXPECT_FALSE(Bencode::decode(std::string(100'000, 'l')));
}

class LogTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Case::create(place);
    ASSERT_GOOD(made);
    for (int i = 0; i < 3; ++i) {
      write_file(folder / std::to_string(i), "paper " + std::to_string(i));
      take_in((*made)->accession(), folder / std::to_string(i), U"paper");
    }
  }
  std::vector<LogFault> faults() {
    auto opened = Case::open(place, Access::reading);
    EXPECT_TRUE(opened);
    return (*opened)->log().verify_acts().value();
  }
  TemporaryFolder folder;
  const std::string place = folder / "case";
  const std::string database = place + "/case.db";
};

TEST_F(LogTest, AWholeLogIsSound) {
  EXPECT_TRUE(faults().empty());
  auto opened = Case::open(place, Access::reading);
  EXPECT_EQ((*opened)->log().head()->number, ActNumber(7));
}

TEST_F(LogTest, ActsAreNeitherChangedNorRemovedNorReplaced) {
  EXPECT_EQ(run_sql(database, "UPDATE acts SET leaf = leaf"), "acts are never changed");
  EXPECT_EQ(run_sql(database, "DELETE FROM acts WHERE number = 3"), "acts are never removed");
  EXPECT_EQ(run_sql(database, "INSERT OR REPLACE INTO acts SELECT * FROM acts WHERE number = 3"),
            "acts are only appended");
  EXPECT_EQ(run_sql(database, "INSERT INTO acts SELECT 99, bytes, leaf FROM acts WHERE number = 3"),
            "acts are only appended");
  EXPECT_TRUE(faults().empty());
}

TEST_F(LogTest, EveryTamperingInsideIsFound) {
  const std::string open_up =
      "DROP TRIGGER acts_never_change; DROP TRIGGER acts_never_go; DROP TRIGGER acts_only_append;";
  const std::vector<std::string> tamperings = {
      "UPDATE acts SET bytes = replace(bytes, 'fake 1', 'fake 2') WHERE number = 3",
      "DELETE FROM acts WHERE number = 4",
      "UPDATE acts SET bytes = (SELECT bytes FROM acts WHERE number = 2), leaf = (SELECT leaf FROM acts WHERE number = "
      "2)"
      " WHERE number = 4",
      "UPDATE acts SET leaf = zeroblob(32) WHERE number = 7",
      "UPDATE acts SET bytes = x'00' WHERE number = 1",
      "DELETE FROM acts",
  };
  for (const std::string& tampering : tamperings) {
    TemporaryFolder copy;
    std::filesystem::copy(place, copy / "case", std::filesystem::copy_options::recursive);
    EXPECT_EQ(run_sql(copy / "case/case.db", open_up + tampering), "");
    auto opened = Case::open(copy / "case", Access::reading);
    ASSERT_GOOD(opened);
    EXPECT_FALSE((*opened)->log().verify_acts().value().empty()) << tampering;
  }
}

}  // namespace
}  // namespace recto::store
