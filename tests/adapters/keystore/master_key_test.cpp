#include "madoguchi/adapters/keystore/master_key.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "key_folder.hpp"

namespace madoguchi::keystore {
namespace {

class MasterKeysTest : public KeyFolder {
 protected:
    [[nodiscard]] MasterKeys keys(const std::string& source) const {
        const auto parsed = MasterKeySource::parse(source);
        EXPECT_TRUE(parsed) << source;
        return {*parsed, folder};
    }
    [[nodiscard]] MasterKeys file_keys() const { return keys("file:" + path); }
    /// Writes a master key's file that others may read or not.
    void write(const std::string& name, const std::string& text, ::mode_t mode) const {
        std::ofstream(root + "/" + name) << text;
        ASSERT_EQ(::chmod((root + "/" + name).c_str(), mode), 0);
    }
    static std::string said(const MasterKeys::Result& read) {
        return read ? fingerprint(*read) : read.error().detail;
    }
    const std::string path = root + "/etc/master-key";
    const std::string digits{std::string(63, '0') + "1"};
};

TEST(MasterKeySource, IsReadFromTheCommandLine) {
    using Kind = MasterKeySource::Kind;
    EXPECT_EQ(MasterKeySource::parse("file:/etc/m/key")->where, "/etc/m/key");
    EXPECT_EQ(MasterKeySource::parse("folder:/etc/m")->kind, Kind::kFolder);
    EXPECT_EQ(MasterKeySource::parse("credential:master")->kind, Kind::kCredential);
    EXPECT_EQ(MasterKeySource::parse("pkcs11:token=m")->kind, Kind::kToken);
    for (const char* wrong : {"", "file:", "/etc/m/key", "credential:", "vault:x"}) {
        EXPECT_FALSE(MasterKeySource::parse(wrong)) << wrong;
    }
}

TEST(MasterKeySource, DoesNotShowWhereThePinIs) {
    const auto source = MasterKeySource::parse("pkcs11:token=m;object=k?pin-value=1234");
    ASSERT_TRUE(source);
    EXPECT_EQ(source->text(), "pkcs11:token=m;object=k");
}

TEST_F(MasterKeysTest, MakeAFileForItsOwnerAlone) {
    EXPECT_FALSE(file_keys().exists());
    const auto made = file_keys().make();
    ASSERT_TRUE(made) << made.error().detail;
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_EQ(said(file_keys().read()), fingerprint(*made));
    EXPECT_FALSE(file_keys().make());
    EXPECT_EQ(said(file_keys().read()), fingerprint(*made));
}

TEST_F(MasterKeysTest, LieSideBySideInAFolder) {
    const MasterKeys both = keys("folder:" + root + "/etc");
    const auto one = both.make();
    const auto other = both.make();
    ASSERT_TRUE(one && other);
    EXPECT_FALSE(both.exists()) << "which one isn't said";
    EXPECT_EQ(said(both.read(fingerprint(*one))), fingerprint(*one));
    EXPECT_EQ(said(both.read(fingerprint(*other))), fingerprint(*other));
    EXPECT_EQ(both.source_of(fingerprint(*one)).text(),
              "file:" + root + "/etc/" + fingerprint(*one));
    EXPECT_FALSE(both.put(*one)) << "it is there";
    const auto missing = both.read("0123456789abcdef");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, log::StoreErrorCode::kCorruption);
}

TEST_F(MasterKeysTest, OfAFolderStayWhenTheyAreChanged) {
    const MasterKeys both = keys("folder:" + root + "/etc");
    const auto before = both.make();
    ASSERT_TRUE(before);
    const auto next = both.prepare();
    ASSERT_TRUE(next);
    EXPECT_EQ(said(both.read(fingerprint(*before))), fingerprint(*before));
    ASSERT_TRUE(both.finish());
    EXPECT_EQ(said(both.read(fingerprint(*next))), fingerprint(*next));
    EXPECT_EQ(said(both.read(fingerprint(*before))), fingerprint(*before));
}

TEST_F(MasterKeysTest, RefuseAFileThatOthersMayRead) {
    for (const ::mode_t loose : {0640U, 0604U, 0660U, 0601U}) {
        write("key", digits, loose);
        EXPECT_NE(said(keys("file:" + root + "/key").read()).find("read by others"),
                  std::string::npos)
            << loose;
    }
    write("key", digits, 0400);
    EXPECT_TRUE(keys("file:" + root + "/key").read());
}

TEST_F(MasterKeysTest, RefuseWhatIsNoKey) {
    for (const std::string& text :
         {std::string(), digits.substr(1), digits + "0", digits + "\n\n", "x" + digits.substr(1)}) {
        write("key", text, 0600);
        const auto read = keys("file:" + root + "/key").read();
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, log::StoreErrorCode::kCorruption);
        EXPECT_EQ(read.error().detail.find(digits.substr(40)), std::string::npos);
    }
    write("key", digits + "\n", 0600);
    EXPECT_TRUE(keys("file:" + root + "/key").read());
    std::filesystem::create_symlink(root + "/key", root + "/link");
    EXPECT_FALSE(keys("file:" + root + "/link").read());
    EXPECT_FALSE(keys("file:" + root + "/nowhere").read());
}

TEST_F(MasterKeysTest, ReadACredentialOfSystemd) {
    const auto credential = keys("credential:madoguchi-master");
    ::unsetenv("CREDENTIALS_DIRECTORY");
    EXPECT_NE(said(credential.read()).find("CREDENTIALS_DIRECTORY"), std::string::npos);
    ::setenv("CREDENTIALS_DIRECTORY", root.c_str(), 1);
    EXPECT_FALSE(credential.exists());
    EXPECT_NE(said(credential.make()).find("systemd-creds"), std::string::npos);
    write("madoguchi-master", digits, 0440);
    EXPECT_TRUE(credential.exists());
    EXPECT_TRUE(credential.read()) << said(credential.read());
    write("madoguchi-master", digits, 0444);
    EXPECT_FALSE(credential.read());
    ::unsetenv("CREDENTIALS_DIRECTORY");
}

// --- changing the key

TEST_F(MasterKeysTest, PutTheNextKeyInPlace) {
    const auto first = file_keys().make();
    const auto next = file_keys().prepare();
    ASSERT_TRUE(first && next);
    EXPECT_EQ(said(file_keys().read()), fingerprint(*first));
    EXPECT_EQ(said(file_keys().read(fingerprint(*first))), fingerprint(*first));
    ASSERT_TRUE(file_keys().finish());
    EXPECT_EQ(said(file_keys().read()), fingerprint(*next));
    EXPECT_FALSE(std::filesystem::exists(path + ".next"));
}

TEST_F(MasterKeysTest, FinishAChangeThatACrashStopped) {
    ASSERT_TRUE(file_keys().make());
    const auto next = file_keys().prepare();
    ASSERT_TRUE(next);
    EXPECT_EQ(said(file_keys().read(fingerprint(*next))), fingerprint(*next));
    EXPECT_EQ(said(file_keys().read()), fingerprint(*next));
    EXPECT_FALSE(std::filesystem::exists(path + ".next"));
}

// --- a token

class TokenTest : public MasterKeysTest {
 protected:
    void SetUp() override {
        std::filesystem::create_directory(root + "/tokens");
        std::ofstream(root + "/softhsm2.conf")
            << "directories.tokendir = " << root << "/tokens\nobjectstore.backend = file\n"
            << "log.level = ERROR\n";
        ::setenv("SOFTHSM2_CONF", (root + "/softhsm2.conf").c_str(), 1);
        ASSERT_EQ(run({"softhsm2-util", "--init-token", "--free", "--label", "madoguchi",
                       "--so-pin", "5678", "--pin", "567890"}),
                  0);
        write("pin", "567890\n", 0600);
    }
    /// Runs a program without its output; its exit status.
    static int run(std::vector<std::string> words) {
        std::vector<char*> argv;
        for (auto& word : words) {
            argv.push_back(word.data());
        }
        argv.push_back(nullptr);
        ::posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        ::pid_t process = -1;
        const int error =
            ::posix_spawnp(&process, argv[0], &actions, nullptr, argv.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        int status = -1;
        if (error != 0 || ::waitpid(process, &status, 0) != process) {
            return -1;
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    [[nodiscard]] std::string uri(const std::string& label = "master",
                                  const std::string& token = "madoguchi") const {
        return "pkcs11:token=" + token + ";object=" + label +
               "?module-path=" SOFTHSM_MODULE "&pin-source=file:" + root + "/pin";
    }
};

TEST_F(TokenTest, SealsTheMasterKey) {
    const auto made = keys(uri()).make();
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(said(keys(uri()).read()), fingerprint(*made));
    EXPECT_EQ(files_with(bytes_of(*made)), std::vector<std::string>());
}

TEST_F(TokenTest, ChangesTheMasterKey) {
    const auto made = keys(uri()).make();
    const auto next = keys(uri()).prepare();
    ASSERT_TRUE(made && next);
    ASSERT_TRUE(keys(uri()).finish());
    EXPECT_EQ(said(keys(uri()).read()), fingerprint(*next));
}

TEST_F(TokenTest, OpensNothingThatAnotherKeySealed) {
    ASSERT_TRUE(keys(uri()).make());
    std::filesystem::rename(folder + "/master-key.token", root + "/first");
    ASSERT_TRUE(keys(uri("other")).make());
    std::filesystem::rename(root + "/first", folder + "/master-key.token");
    const auto read = keys(uri("other")).read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, log::StoreErrorCode::kCorruption);
    EXPECT_TRUE(keys(uri()).read());
}

TEST_F(TokenTest, SaysWhatIsMissing) {
    ASSERT_TRUE(keys(uri()).make());
    EXPECT_NE(said(keys(uri("nothing")).read()).find("no key of the name"), std::string::npos);
    EXPECT_NE(said(keys(uri("master", "elsewhere")).read()).find("plug it in"), std::string::npos);
    EXPECT_NE(said(keys("pkcs11:token=madoguchi;object=master").read()).find("module-path"),
              std::string::npos);
    write("pin", "111111\n", 0600);
    const std::string wrong = said(keys(uri()).read());
    EXPECT_NE(wrong.find("doesn't take the PIN"), std::string::npos) << wrong;
    EXPECT_EQ(wrong.find("111111"), std::string::npos);
    write("pin", "123456\n", 0644);
    EXPECT_NE(said(keys(uri()).read()).find("may be read by others"), std::string::npos);
    std::filesystem::remove(root + "/pin");
    EXPECT_NE(said(keys(uri()).read()).find("pin-source"), std::string::npos);
}

}  // namespace
}  // namespace madoguchi::keystore
