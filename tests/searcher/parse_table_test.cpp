// The query language by example: what is typed, what it is read as, under which part of it a
// warning stands. A new rule of the language is a new row here.
#include <gtest/gtest.h>

#include <newsdex/query.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {
namespace {

constexpr std::int64_t kNow = 1'769'951'655;  // 2026-02-01T13:14:15Z

struct Row {
  std::string_view typed;
  std::string_view read_as;       // canonical
  std::string_view warned = "";   // what the warnings point at, parted by " ¦ "
  std::string_view because = "";  // where it does not speak for itself
};

// clang-format off
constexpr Row kRows[] = {
    // words
    {"oil price", "oil price"},
    {"OIL Price", "oil price", "", "words are folded"},
    {"  oil \t price  ", "oil price", "", "white space says nothing"},
    {"oil price", "oil price", "", "no-break space parts words"},
    {"oil　price", "oil price", "", "and so does the ideographic one"},
    {"oil, price.", "oil price", "", "punctuation at a word's ends is not part of it"},
    {"What is OPEC?", "what is opec", "", "a question is its words"},
    {"Café", "café", "", "accents are kept in the query"},
    {"o'neill", "o'neill", "", "an apostrophe inside a word stays"},
    {"O’Neill's", "o'neill", "", "a curly one is the same; a possessive is dropped"},
    {"'tis", "tis", "", "an apostrophe may begin a word"},
    {"rock 'n' roll", "rock n roll", "", "or stand on both sides of it"},
    {"dogs'", "dogs", "", "or end it"},
    {"COVID-19", "covid-19", "", "a hyphen inside a word never negates: its parts are adjacent"},
    {"long-range missile", "long-range missile"},
    {"U.S. troops", "us troops", "", "dots between initials are dropped"},
    {"1,500 troops", "1,500 troops", "", "a number keeps its comma"},
    {"3.5 percent", "3.5 percent", "", "and its point"},
    {"AT&T", "at-t", "", "the parts of a word as typed are adjacent"},
    {"#tags @names", "tags names", "", "signs before a word are not part of it"},
    {"C++", "c", "", "nor behind it"},
    {"$5 oil", "5 oil"},
    {"10:30", "10-30", "", "a time is no field"},
    {"http://x.com/a", "http-x.com-a", "", "nor is a link"},
    {"x@y.org", "x@y.org"},
    {"foo_bar", "foo_bar"},
    {"and or not near", "and or not near", "", "operators are written in capitals"},
    {"And Or Not", "and or not"},
    {"near/5", "near-5"},
    {"中国经济 增长", "中国-经济 增长", "", "words of a script without spaces are split by dictionary and adjacent"},
    {"ประเทศไทย", "ประเทศไทย", "", "Thai too"},
    {"北京", "北京"},
    {"Лукашенко йод", "лукашенко йод", "", "й is no и with a mark"},
    {"می‌خواهم", "میخواهم", "", "Persian words hold joiners that have no width"},
    {"ＯＩＬ", "oil", "", "full-width letters are letters"},
    {"ﬁnance", "finance", "", "a ligature is its letters"},
    {R"(צה"ל)", "צהל", "", "between Hebrew letters a quotation mark is part of the word"},
    {"oil - gas", "oil gas", "-", "a dash between spaces is a dash"},
    {"oil – gas", "oil gas", "", "so is a longer one, of which nobody thinks that it negates"},
    {"oil & gas", "oil gas"},
    {"oil / gas", "oil gas"},
    {R"(5" pipe)", "5 pipe", R"(")", "an inch mark opens no quotation"},
    {"a* b", "a* b"},
    // + and -
    {"+must -not", "+must -not"},
    {"-not +must other", "-not +must other"},
    {"+ oil", "oil", "+", "a lone plus says nothing"},
    {"oil -", "oil", "-"},
    {"--oil", "oil", "--", "two are a dash or an option gone astray"},
    {"+-oil", "oil", "+-"},
    {"-(oil gas) price", "-(oil gas) price", "", "a bracket can be excluded"},
    {"+(oil gas) price", "+(oil gas) price"},
    {R"(-"oil price" gas)", R"(-"oil price" gas)", "", "and a quotation"},
    {"-title:oil gas", "-title:oil gas", "", "and a field"},
    {"−oil gas", "-oil gas", "", "the minus sign is a minus"},
    {"－oil gas", "-oil gas", "", "and so is the full-width one"},
    {"-oil", "NOT oil", "", "alone it means all but that"},
    {"-oil -gas", "-oil -gas", "", "all but these"},
    {"-COVID-19 flu", "-covid-19 flu"},
    {"oil(-gas)", "oil -gas", "", "a minus may follow a bracket"},
    {"oil-gas-", "oil-gas", "", "hyphens elsewhere part words"},
    {R"("oil"-gas)", R"(+"oil" gas)", "", "a hyphen after a quotation negates nothing"},
    {"-AND oil", "-and oil", "", "a word right after a minus is no operator"},
    // AND OR NOT
    {"nato AND eu", "nato AND eu"},
    {"nato AND eu AND un", "nato AND eu AND un"},
    {"nato OR eu", "nato OR eu"},
    {"NOT nato", "NOT nato"},
    {"nato AND NOT eu", "nato AND NOT eu"},
    {"nato NOT eu", "nato -eu", "", "NOT among words excludes"},
    {"a OR b AND c", "a OR b AND c", "", "AND binds tighter than OR"},
    {"(a OR b) AND c", "(a OR b) AND c"},
    {"a AND (b AND c)", "a AND b AND c", "", "brackets that say nothing are dropped"},
    {"a OR (b OR c) OR d", "a OR b OR c OR d"},
    {"((((oil))))", "oil"},
    {"a b AND c d", "a b AND c d", "", "operators bind tighter than juxtaposition"},
    {"a OR b c", "a OR b c"},
    {"oil (gas price)", "oil gas price", "", "words in brackets are words"},
    {"oil (+gas price)", "oil (+gas price)", "", "unless something is required among them"},
    {"oil NOT (gas price)", "oil -(gas price)"},
    {"NOT NOT oil", "oil"},
    {"NOT (NOT oil)", "oil"},
    {"-(-oil) gas", "oil gas"},
    {"a AND -b", "a AND NOT b", "", "a minus after an operator is NOT"},
    {"-a AND b", "NOT a AND b", "", "and before one"},
    {"-a OR b", "NOT a OR b"},
    {"+a AND b", "a AND b", "+", "a plus beside an operator says nothing"},
    {"+a NEAR b", "a NEAR/10 b", "+"},
    {"NATO AND EU", "nato and eu", "", "words in capitals: AND is one of them"},
    {"U.S. AND NATO", "us and nato"},
    {"THE OIL AND THE GAS", "the oil and the gas"},
    {"NATO AND eu", "nato AND eu", "", "one small letter and AND is an operator"},
    {"2022 AND 2023", "2022 AND 2023", "", "digits have no case"},
    {"中国 AND 美国", "中国 AND 美国", "", "nor have ideographs"},
    {"NATO AND 2022", "nato and 2022", "", "but these capitals are all there are"},
    {R"("NATO" AND "EU")", R"(+"nato" and +"eu")", "", "quoted words count too"},
    {"title:NATO AND EU", "title:nato and eu", "", "and words of a field"},
    {"source:BBC AND 2022", "source:BBC AND 2022", "", "the value of a filter does not"},
    {"source:(BBC OR CNN) NATO", "+(source:BBC OR source:CNN) nato", "", "and in its brackets OR is an operator"},
    {"NATO NEAR/5 EU", "nato NEAR/5 eu", "", "a number makes NEAR unmistakable"},
    {"ＮＡＴＯ ＡＮＤ eu", "nato AND eu", "", "full-width operators are operators"},
    {"AND oil", "oil", "AND", "an operator with nothing before it"},
    {"oil AND", "oil", "AND", "or nothing after it"},
    {"oil AND OR gas", "oil OR gas", "AND", "the first of two joins nothing"},
    {"oil AND AND gas", "oil AND gas", "AND"},
    {"oil AND (AND) gas", "oil gas", "AND"},
    {"oil OR", "oil", "OR"},
    {"OR", "", "OR", "operators alone are no query"},
    {"AND OR NOT", "", "AND ¦ OR ¦ NOT"},
    {"NOT", "", "NOT"},
    {"oil NOT", "oil", "NOT"},
    {"oil && gas", "oil gas", "&&"},
    {"oil || gas", "oil gas", "||"},
    {"oil | gas", "oil gas", "|"},
    // quotations
    {R"("decisive response")", R"("decisive response")"},
    {"“decisive response”", R"("decisive response")", "", "curly quotation marks"},
    {"„decisive response“", R"("decisive response")", "", "German"},
    {"«decisive response»", R"("decisive response")", "", "French"},
    {"»decisive response«", R"("decisive response")", "", "German books"},
    {"”decisive response”", R"("decisive response")", "", "Swedish"},
    {"「中文」 新闻", R"(+"中文" 新闻)", "", "Chinese and Japanese"},
    {"《人民日报》", R"("人民 日报")"},
    {"＂decisive response＂", R"("decisive response")", "", "full width"},
    {"‘decisive response’", R"("decisive response")", "", "British"},
    {"‘90s music", "90s music", "", "an apostrophe where nothing closes it"},
    {"‘it’s time’ now", R"(+"it time" now)", "", "the apostrophe inside closes nothing"},
    {"'oil price'", "oil price", "'oil price'", "straight single ones are apostrophes"},
    {R"("to be or not to be")", R"("to be or not to be")", "", "no word is dropped"},
    {R"("NATO's response")", R"("nato response")"},
    {R"("AT&T deal")", R"("at t deal")"},
    {R"("oil" price)", R"(+"oil" price)", "", "a quotation of one word is exact and required"},
    {R"(oil "price rise")", R"(oil +"price rise")", "", "beside words a quotation is required and they only rank"},
    {R"("oil price" "gas price")", R"(+"oil price" +"gas price")"},
    {R"(oil OR "price rise")", R"(oil OR "price rise")", "", "unless it is joined otherwise"},
    {R"(("a b" OR "c d") e)", R"(+("a b" OR "c d") e)", "", "a choice of quotations is required as well"},
    {R"("decisive response"~5)", R"("decisive response"~5)", "", "within five words"},
    {R"("decisive response"~0)", R"("decisive response"~1)", "~0", "the distance begins at 1"},
    {R"("decisive response"~99)", R"("decisive response"~64)", "~99", "and ends at 64"},
    {R"("decisive response"~)", R"("decisive response"~)", "", "without a distance: each word however it is spelt"},
    {R"("oil price"*)", R"("oil price")", "*"},
    {R"("belaru* army")", R"("belaru army")", R"("belaru* army")"},
    {R"("oil price)", R"("oil price")", R"(")", "a quotation may lack its end"},
    {R"(oil price")", "oil price", R"(")", "or its beginning"},
    {"oil” price", "oil price", "”"},
    {R"(“oil "price)", R"(+"oil" price)"},
    {R"(“oil price" gas)", R"(+"oil price" gas)", "", "marks of two kinds may pair"},
    {R"("oil”)", R"("oil")"},
    {R"("")", "", R"("")"},
    {R"(oil "..." gas)", "oil gas", R"("...")"},
    {R"(oil"price rise")", R"(oil +"price rise")", "", "a quotation may touch a word"},
    {"he said:“oil price”today", R"(he said +"oil price" today)"},
    {R"("צה"ל אמר")", R"("צהל אמר")"},
    // NEAR
    {"word NEAR/5 other", "word NEAR/5 other"},
    {"word NEAR other", "word NEAR/10 other", "", "without a number it is ten"},
    {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
    {"a NEAR/3 b NEAR/5 c", "a NEAR/3 b AND b NEAR/5 c", "", "with two distances: neighbouring pairs"},
    {"a NEAR/3 b AND c", "a NEAR/3 b AND c", "", "NEAR binds tighter than AND"},
    {"NOT a NEAR/3 b", "NOT a AND b", "NEAR/3", "and looser than NOT: all but a cannot be near"},
    {"(a OR b) NEAR/3 c", "a NEAR/3 c OR b NEAR/3 c", "", "a choice is made outside"},
    {R"("a b" NEAR/3 c)", R"("a b" NEAR/3 c)"},
    {"a NEAR/0 b", "a NEAR/1 b", "NEAR/0"},
    {"a NEAR/100 b", "a NEAR/64 b", "NEAR/100"},
    {"(a AND b) NEAR/3 c", "a AND b AND c", "NEAR/3", "only words have a distance"},
    {"belarus* NEAR/3 army", "belarus* AND army", "NEAR/3"},
    {"title:a NEAR/3 title:b", "title:a NEAR/3 title:b"},
    {"title:a NEAR/3 b", "title:a AND b", "NEAR/3", "words of two fields have none"},
    {"byline:a NEAR/3 byline:b", "byline:a AND byline:b", "NEAR/3", "nor have the words of a byline"},
    {"a^2 NEAR/3 b", "a NEAR/3 b", "NEAR/3"},
    {"NEAR/5 oil", "oil", "NEAR/5"},
    {"oil NEAR/5", "oil", "NEAR/5"},
    {"a NEAR/3 (%%) b", "a b"},
    {"oil ＮＥＡＲ/３ gas", "oil NEAR/3 gas"},
    // prefixes and weights
    {"belarus*", "belarus*"},
    {"Belarus*", "belarus*"},
    {"title:belarus*", "title:belarus*"},
    {"belarus**", "belarus*"},
    {"*stan", "stan", "*"},
    {"gov*nt", "gov*", "*nt", "what follows the star is left out: more is found, not less"},
    {"*", "*", "", "everything"},
    {"** ", "*"},
    {"oil *", "oil *"},
    {",*", "", ","},
    {"COVID-1*", "covid AND 1*", "COVID-1", "of two words the star is the last's"},
    {"中国经*", "中国 AND 经*", "中国经"},
    {"oil^2", "oil^2"},
    {"oil^2.5 gas", "oil^2.5 gas"},
    {"(oil gas)^3", "(oil gas)^3"},
    {R"("oil price"^4)", R"("oil price"^4)"},
    {"belarus*^2", "belarus*^2"},
    {"(oil^2)^3", "oil^6"},
    {"oil^", "oil", "^", "a weight needs a number"},
    {"oil^0", "oil^0.01", "^0"},
    {"oil^1000", "oil^100", "^1000"},
    {"oil^0.001", "oil^0.01", "^0.001"},
    {"oil^x", "oil-x"},
    {"lang:en^2", "lang:en^2", "en^2", "in a filter all is value"},
    {R"(lang:"en"^2)", "lang:en", "^2", "a filter has no weight"},
    {"(lang:en)^2", "lang:en", "^2"},
    {"lukashenko~", "lukashenko~", "", "a name however it is spelt"},
    {"Łukaszenka~", "łukaszenka~", "", "marks say how it sounds"},
    {"Лукашенко~", "лукашенко~", "", "in any script"},
    {"卢卡申科~", "卢-卡-申-科~", "", "also one that analysis takes apart"},
    {"al-Zawahiri~", "al-zawahiri~"},
    {"lukashenko~^2", "lukashenko~^2"},
    {"title:lukashenko~ -minsk~", "title:lukashenko~ -minsk~"},
    {R"("alexander lukashenko"~)", R"("alexander lukashenko"~)"},
    {R"("lukashenko"~ minsk)", R"(+"lukashenko"~ minsk)", "", "what is quoted is required"},
    {"lukashenko~ NEAR/5 minsk", "lukashenko~ NEAR/5 minsk"},
    {R"("alexander lukashenko"~ NEAR/5 minsk)", R"("alexander lukashenko"~ NEAR/5 minsk)"},
    {"lukashenko~2", "lukashenko~", "~2", "spellings are no distance"},
    {"lukashenko*~", "lukashenko*", "~", "a beginning has no spellings"},
    {"!~", "", "!~", "nothing to spell"},
    {"(oil)~3", "oil", "~3"},
    {"~5", "5"},
    // fields
    {"title:nato", "title:nato"},
    {"TITLE:Nato", "title:nato"},
    {"title:covid-19", "title:covid-19"},
    {R"(title:"peace talks")", R"(title:"peace talks")"},
    {R"(title:"peace talks" oil)", R"(+title:"peace talks" oil)"},
    {"title:(nato AND eu)", "title:nato AND title:eu", "", "a field holds for its brackets"},
    {"title:(nato byline:price)", "title:nato byline:price", "", "and a nearer field wins"},
    {R"(byline:"Ned Price")", R"(byline:"ned price")"},
    {"author:price", "byline:price", "", "people's name for byline"},
    {"headline:oil", "title:oil"},
    {"publisher:bbc", "source:bbc"},
    {"language:en", "lang:en"},
    {"source:bbc oil", "+source:bbc oil", "", "a filter is required, without a plus"},
    {R"(oil source:"BBC News")", R"(oil +source:"BBC News")"},
    {"source:bbc source:cnn oil", "+(source:bbc OR source:cnn) oil", "", "values of one field are alternatives"},
    {"source:bbc lang:en source:cnn", "+(source:bbc OR source:cnn) +lang:en", "", "and fields are joined by AND"},
    {"+topic:oil +topic:opec", "+topic:oil +topic:opec", "", "a plus asks for both"},
    {"topic:oil AND topic:opec", "topic:oil AND topic:opec"},
    {"lang:(en OR de)", "lang:en OR lang:de"},
    {"lang:(en de) oil", "+(lang:en OR lang:de) oil"},
    {"-lang:en oil", "-lang:en oil"},
    {"oil NOT lang:en", "oil -lang:en"},
    {"(lang:en OR source:bbc) oil", "+(lang:en OR source:bbc) oil", "", "a choice of filters is required"},
    {"lang:xx-klingon-1", "lang:xx-klingon-1", "xx-klingon-1"},
    {"lang:", "lang", "lang:"},
    {"title:", "title", "title:"},
    {"title: nato", "title:nato", "title:"},
    {"title: AND nato", "title AND nato", "title:"},
    {R"(source:"")", "", R"("")"},
    {"source:bbc, oil", "+source:bbc oil", "", "a comma after a value is not part of it"},
    {"(source:bbc)", "source:bbc", "", "nor is the bracket"},
    {"path:/news/a(1).txt", R"(path:"/news/a(1).txt")", "", "but a bracket that the value opened is"},
    {R"(path:"/news/my file.txt")", R"(path:"/news/my file.txt")"},
    {R"(path:"/a/\"b\"\\c")", R"(path:"/a/\"b\"\\c")", "", "a backslash stands before quotation marks and itself"},
    {R"(path:C:\news)", R"(path:"C:\\news")", "", "and says nothing elsewhere"},
    {"id:bbc~2/001.txt#3", "id:bbc~2/001.txt#3", "", "what ends an id is no suffix"},
    {"id:(a~2 OR b)", "id:a~2 OR id:b"},
    {"url:https://x.org/a?b=c(d)", R"q(url:"https://x.org/a?b=c(d)")q"},
    {"foo:bar", "foo-bar", "foo:", "a name that is no field is a word"},
    {"lnag:en", "lnag-en", "lnag:"},
    {"-lnag:en oil", "-lnag-en oil", "lnag:"},
    {"EU:s", "eu-s"},
    {"note: this", "note this"},
    {"title:-nato", "title:nato", "-"},
    {R"(title:")", "", R"(" ¦ ")"},
    {R"("title:nato")", R"("title nato")", "", "a field's name is a word in a quotation"},
    // dates
    {"date:2022", "date:2022"},
    {"date:2022-01", "date:2022-01"},
    {"date:2022-01-25", "date:2022-01-25"},
    {"date:2022-01..2022-02", "date:2022-01..2022-02"},
    {"date:2022-01…2022-02", "date:2022-01..2022-02"},
    {"date:2022..2022-06", "date:2022-01..2022-06", "", "both ends alike"},
    {"date:2022-03..", "date:2022-03.."},
    {"date:..2021", "date:..2021"},
    {"date:2022-01-01..2022-12-31", "date:2022"},
    {"date:2022-01-25T10:30:00Z..", "date:2022-01-25T10:30:00Z.."},
    {"date:7d..", "date:2026-01-25.."},
    {"date:7D", "date:2026-01-25..", "7D"},
    {"date:2w..1w", "date:2026-01-18..2026-01-25"},
    {"date:1m..", "date:2026.."},
    {"date:1y..", "date:2025-02.."},
    {"date:24h..", "date:2026-01-31T13:14:15Z.."},
    {"date:today", "date:2026-02-01"},
    {"date:yesterday", "date:2026-01-31"},
    {R"(date:"25 January 2022")", "date:2022-01-25"},
    {"date:2023..2022", "date:2022..2023", "2023..2022"},
    {"date:..", "", ".."},
    {"date:soon", "", "soon"},
    {"date:2022..soon oil", "oil", "2022..soon"},
    {"date:2022-13", "", "2022-13"},
    {"date:2021 date:2023", "date:2021 OR date:2023"},
    {"date:(2021 OR 2023)", "date:2021 OR date:2023"},
    {"-date:2022 oil", "-date:2022 oil"},
    // brackets
    {"(oil", "oil", "("},
    {"oil)", "oil", ")"},
    {"(oil (gas) price", "oil gas price", "("},
    {")(", "", ") ¦ ( ¦ ("},
    {"()", "", "("},
    {"oil () gas", "oil gas", "("},
    {"oil(gas)", "oil gas"},
    {"（oil OR gas） price", "oil OR gas price", "", "full-width brackets"},
    {"[oil]", "oil", "", "other brackets are punctuation"},
    {"{oil} <gas>", "oil gas"},
    // nothing to search for
    {"", ""},
    {"   ", "", "", "white space is no query"},
    {"???", "", "???"},
    {"-- --", "", "-- ¦ --"},
    {"🔥", "", "🔥"},
    {"🔥 oil", "oil", "🔥"},
};
// clang-format on

std::string places_of(std::string_view typed, const std::vector<QueryWarning>& warnings) {
  std::string places;
  for (const QueryWarning& warning : warnings) {
    if (!places.empty()) places += " ¦ ";
    places += typed.substr(warning.begin, warning.end - warning.begin);
  }
  return places;
}

TEST(ParseTable, ReadsWhatPeopleType) {
  for (const Row& row : kRows) {
    const ParsedQuery parsed = parse_query(row.typed, kNow);
    EXPECT_EQ(to_string(parsed.query), row.read_as) << row.typed << ": " << row.because;
    EXPECT_EQ(places_of(row.typed, parsed.warnings), row.warned)
        << row.typed << ": " << row.because;
  }
}

TEST(ParseTable, WhatIsPrintedReadsTheSame) {
  for (const Row& row : kRows) {
    EXPECT_EQ(parse_query(row.read_as).query, parse_query(row.typed, kNow).query) << row.typed;
  }
}

TEST(ParseTable, PlainTextIsWordsAlone) {
  EXPECT_EQ(to_string(parse_plain("NATO AND -(EU) \"x y\" lang:en").query),
            "nato and eu x y lang en");
  EXPECT_EQ(to_string(parse_plain("COVID-19 中国经济").query), "covid 19 中国 经济");
  EXPECT_EQ(to_string(parse_plain("oil").query), "oil");
  EXPECT_TRUE(parse_plain("NATO AND -(EU) \"x y\" lang:").warnings.empty());
  EXPECT_EQ(parse_plain("?!").query.kind, Query::Kind::kNothing);
  EXPECT_EQ(parse_plain("?!").warnings.size(), 1U);
}

TEST(ParseTable, PhraseOfAText) {
  EXPECT_EQ(to_string(phrase_query("a \"swift and decisive\" response")),
            "\"a swift and decisive response\"");
  EXPECT_EQ(phrase_query("...").kind, Query::Kind::kNothing);
}

}  // namespace
}  // namespace newsdex
