// Opens an index as the Xapian database that it is, without newsdex: plain_xapian INDEX STEM.
#include <iostream>

#include <xapian.h>

int main(int, char** argv) {
  const Xapian::Database database(argv[1]);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(std::string("Z") + argv[2]));
  const Xapian::MSet matches = enquire.get_mset(0, 3);
  std::cout << database.get_doccount() << " articles, " << matches.size() << " shown\n";
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string data = match.get_document().get_data();
    std::cout << match.get_weight() << " " << data.substr(0, data.find("\n\n")) << "\n";
  }
}
