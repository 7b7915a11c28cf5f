package vn.vanthu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "vn.vanthu", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {
  @ArchTest
  static final ArchRule forms_sees_only_itself_and_java =
      classes()
          .that()
          .resideInAPackage("..forms..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("vn.vanthu.forms..", "java..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule documents_are_opened_in_extraction_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..extraction..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.tika..", "org.apache.pdfbox..");

  @ArchTest
  static final ArchRule imap_is_spoken_in_mailbox_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mailbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eclipse.angus.mail.imap..", "org.springframework.integration.mail.inbound..");

  @ArchTest
  static final ArchRule smtp_is_spoken_in_correspondence_alone =
      noClasses()
          .that()
          .resideOutsideOfPackages("..correspondence..", "vn.vanthu")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.mail..", "org.eclipse.angus.mail.smtp..");

  @ArchTest
  static final ArchRule no_jackson_2 =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .that()
          .areTopLevelClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)");

  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now");
}
